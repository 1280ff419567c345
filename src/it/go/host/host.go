// Package host starts a backend plugin as Grafana 12 does, with Grafana's own client libraries: the
// same versions, settings and environment, and nothing else.
package host

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"github.com/hashicorp/go-hclog"
	goplugin "github.com/hashicorp/go-plugin"
)

// Options of a start. The zero value is what Grafana does.
type Options struct {
	// Env is added to what Grafana always gives, such as GF_PLUGIN_DATA_DIR.
	Env []string
	// Dir is the working folder; Grafana's own, never the plugin's. Default: a temporary one.
	Dir string
	// AutoMTLS asks the plugin for TLS on both sides, which Grafana does not.
	AutoMTLS bool
	// Multiplex asks for several services over one connection, which Grafana does not.
	Multiplex bool
	// Echo receives standard error as it comes.
	Echo io.Writer
}

// Plugin is a running plugin and what it has said.
type Plugin struct {
	Client      *goplugin.Client
	Data        grpcplugin.DataClient
	Diagnostics grpcplugin.DiagnosticsClient
	Resource    grpcplugin.ResourceClient
	Stream      grpcplugin.StreamClient
	// Started is the time from the start of the process to its handshake.
	Started time.Duration
	// StartedCPU is the processor time that the plugin had used by then, whatever else the machine did.
	StartedCPU time.Duration
	Stderr     *Output
	HostLog    *Output
	protocol   goplugin.ClientProtocol
}

// Start starts a plugin and connects to it.
func Start(executable string, options Options) (*Plugin, error) {
	absolute, err := filepath.Abs(executable)
	if err != nil {
		return nil, err
	}
	dir := options.Dir
	if dir == "" {
		dir = os.TempDir()
	}
	stderr, hostLog := &Output{echo: options.Echo}, &Output{}
	set := goplugin.PluginSet{
		"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
		"resource":    &grpcplugin.ResourceGRPCPlugin{},
		"data":        &grpcplugin.DataGRPCPlugin{},
		"stream":      &grpcplugin.StreamGRPCPlugin{},
	}
	cmd := exec.Command(absolute)
	cmd.Dir = dir
	cmd.Env = append([]string{
		"GF_VERSION=12.4.0", "GF_EDITION=Open Source", "GF_ENTERPRISE_LICENSE_PATH=",
		"GF_ENTERPRISE_APP_URL=http://localhost:3000/",
	}, options.Env...)
	client := goplugin.NewClient(&goplugin.ClientConfig{
		HandshakeConfig: goplugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins:    map[int]goplugin.PluginSet{grpcplugin.ProtocolVersion: set},
		Cmd:                 cmd,
		SkipHostEnv:         true,
		AllowedProtocols:    []goplugin.Protocol{goplugin.ProtocolGRPC},
		Logger:              hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: hostLog, JSONFormat: true}),
		Stderr:              stderr,
		AutoMTLS:            options.AutoMTLS,
		GRPCBrokerMultiplex: options.Multiplex,
	})
	p := &Plugin{Client: client, Stderr: stderr, HostLog: hostLog}
	begin := time.Now()
	if _, err := client.Start(); err != nil {
		client.Kill()
		return nil, fmt.Errorf("%w; it said: %s", err, stderr)
	}
	p.Started = time.Since(begin)
	p.StartedCPU = p.CPU()
	if err := p.connect(); err != nil {
		client.Kill()
		return nil, fmt.Errorf("%w; it said: %s", err, stderr)
	}
	return p, nil
}

func (p *Plugin) connect() error {
	protocol, err := p.Client.Client()
	if err != nil {
		return err
	}
	p.protocol = protocol
	services := map[string]func(any) bool{
		"diagnostics": func(s any) (ok bool) { p.Diagnostics, ok = s.(grpcplugin.DiagnosticsClient); return },
		"resource":    func(s any) (ok bool) { p.Resource, ok = s.(grpcplugin.ResourceClient); return },
		"data":        func(s any) (ok bool) { p.Data, ok = s.(grpcplugin.DataClient); return },
		"stream":      func(s any) (ok bool) { p.Stream, ok = s.(grpcplugin.StreamClient); return },
	}
	for name, keep := range services {
		service, err := protocol.Dispense(name)
		if err != nil {
			return err
		}
		if !keep(service) {
			return errors.New("not a client of " + name)
		}
	}
	return nil
}

// Ping asks go-plugin's own health service.
func (p *Plugin) Ping() error { return p.protocol.Ping() }

// Kill ends the plugin as Grafana does when it stops.
func (p *Plugin) Kill() { p.Client.Kill() }

// Pid is the plugin's process.
func (p *Plugin) Pid() int { return p.Client.ReattachConfig().Pid }

// ResidentMB is the memory that the plugin's process holds.
func (p *Plugin) ResidentMB() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Pid()))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

// CPU is the processor time that the plugin has used; the kernel counts in hundredths of a second.
func (p *Plugin) CPU() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Pid()))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// DataSource is what Grafana would have saved.
type DataSource struct {
	JSONData string
	Secure   map[string]string
	Role     string
	Updated  int64
	UID      string
	Config   map[string]string
}

// Context is what Grafana sends along with every call.
func (d DataSource) Context() *pluginv2.PluginContext {
	settings, role, uid, updated := d.JSONData, d.Role, d.UID, d.Updated
	if settings == "" {
		settings = "{}"
	}
	if role == "" {
		role = "Admin"
	}
	if uid == "" {
		uid = "host-test"
	}
	if updated == 0 {
		updated = 1_700_000_000_000
	}
	return &pluginv2.PluginContext{
		OrgId:    1,
		PluginId: "klantreis-journey-datasource",
		User:     &pluginv2.User{Login: "jo", Name: "Jo", Email: "jo@example.org", Role: role},
		DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{
			Id: 1, Uid: uid, Name: "Journeys", JsonData: []byte(settings),
			DecryptedSecureJsonData: d.Secure, LastUpdatedMS: updated,
		},
		GrafanaConfig: d.Config,
		PluginVersion: "0.1.0",
		UserAgent:     "Grafana/12.4.0 (linux; amd64)",
	}
}

// Request asks one or more queries, each the JSON that a dashboard would have saved.
func (d DataSource) Request(from, to time.Time, queries ...string) (*pluginv2.QueryDataRequest, error) {
	request := &pluginv2.QueryDataRequest{
		PluginContext: d.Context(),
		Headers:       map[string]string{"http_X-Datasource-Uid": "host-test", "X-Grafana-Id": "a-secret-token"},
	}
	for i, query := range queries {
		var common struct {
			RefID         string `json:"refId"`
			QueryType     string `json:"queryType"`
			MaxDataPoints int64  `json:"maxDataPoints"`
			IntervalMS    int64  `json:"intervalMs"`
		}
		common.MaxDataPoints, common.IntervalMS = 1000, 60_000
		if err := json.Unmarshal([]byte(query), &common); err != nil {
			return nil, fmt.Errorf("not a query: %w", err)
		}
		if common.RefID == "" {
			common.RefID = string(rune('A' + i))
		}
		request.Queries = append(request.Queries, &pluginv2.DataQuery{
			RefId: common.RefID, QueryType: common.QueryType, MaxDataPoints: common.MaxDataPoints,
			IntervalMS: common.IntervalMS, Json: []byte(query),
			TimeRange: &pluginv2.TimeRange{FromEpochMS: from.UnixMilli(), ToEpochMS: to.UnixMilli()},
		})
	}
	return request, nil
}

// Answer is one refId's part of an answer, read by Grafana's own reader.
type Answer struct {
	Status      int32       `json:"status"`
	Error       string      `json:"error,omitempty"`
	ErrorSource string      `json:"errorSource,omitempty"`
	Frames      data.Frames `json:"frames"`
}

// Query asks and reads the frames.
func (p *Plugin) Query(ctx context.Context, request *pluginv2.QueryDataRequest) (map[string]Answer, error) {
	response, err := p.Data.QueryData(ctx, request)
	if err != nil {
		return nil, err
	}
	answers := map[string]Answer{}
	for refID, part := range response.Responses {
		frames, err := data.UnmarshalArrowFrames(part.Frames)
		if err != nil {
			return nil, fmt.Errorf("refId %s: %w", refID, err)
		}
		answers[refID] = Answer{part.Status, part.Error, part.ErrorSource, frames}
	}
	return answers, nil
}

// ResourceAnswer is an HTTP answer and the number of pieces that it came in.
type ResourceAnswer struct {
	Status  int32
	Headers map[string][]string
	Body    []byte
	Pieces  int
}

// Call calls a resource.
func (p *Plugin) Call(ctx context.Context, d DataSource, method, url string, body []byte) (ResourceAnswer, error) {
	path, _, _ := strings.Cut(url, "?")
	stream, err := p.Resource.CallResource(ctx, &pluginv2.CallResourceRequest{
		PluginContext: d.Context(), Path: path, Method: method, Url: url, Body: body,
		Headers: map[string]*pluginv2.StringList{"Content-Type": {Values: []string{"application/json"}}},
	})
	answer := ResourceAnswer{Headers: map[string][]string{}}
	for err == nil {
		var piece *pluginv2.CallResourceResponse
		if piece, err = stream.Recv(); err == nil {
			if answer.Pieces == 0 {
				answer.Status = piece.Code
				for name, values := range piece.Headers {
					answer.Headers[name] = values.Values
				}
			}
			answer.Pieces++
			answer.Body = append(answer.Body, piece.Body...)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return answer, err
}

// Output is what somebody has said so far. Safe for use by several goroutines.
type Output struct {
	lock sync.Mutex
	text bytes.Buffer
	echo io.Writer
}

func (o *Output) Write(piece []byte) (int, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	if o.echo != nil {
		_, _ = o.echo.Write(piece)
	}
	return o.text.Write(piece)
}

func (o *Output) String() string {
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.text.String()
}
