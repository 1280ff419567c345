// Package plugin proves, with the libraries that Grafana itself uses, that plugins made with the Java
// SDK behave as Grafana expects.
//
// KLANTREIS_ECHO is the executable of the SDK's test plugin, KLANTREIS_DIST the built
// product's folder or executable. The Java test GoHostTest sets the first, src/it/test.sh the second.
package plugin

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"io.klantreis/it/host"
)

var (
	from = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	to   = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
)

func echo(t *testing.T) string {
	t.Helper()
	path := os.Getenv("KLANTREIS_ECHO")
	if path == "" {
		t.Skip("KLANTREIS_ECHO is not set: the Java test GoHostTest sets it")
	}
	return path
}

func start(t *testing.T, executable string, options host.Options) *host.Plugin {
	t.Helper()
	if options.Dir == "" {
		options.Dir = t.TempDir()
	}
	plugin, err := host.Start(executable, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(plugin.Kill)
	return plugin
}

func ask(t *testing.T, plugin *host.Plugin, source host.DataSource, queries ...string) map[string]host.Answer {
	t.Helper()
	request, err := source.Request(from, to, queries...)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := plugin.Query(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

func TestHandshakeIsOverAPrivateUnixSocket(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	address := plugin.Client.ReattachConfig().Addr
	if address.Network() != "unix" {
		t.Fatalf("network is %s", address.Network())
	}
	info, err := os.Stat(filepath.Dir(address.String()))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the socket's folder is not private: %v %v", info.Mode(), err)
	}
	if err := plugin.Ping(); err != nil {
		t.Errorf("go-plugin's health service: %v", err)
	}
	plugin.Kill()
	if _, err := os.Stat(filepath.Dir(address.String())); !os.IsNotExist(err) {
		t.Errorf("the socket's folder was left behind: %v", err)
	}
}

func TestEveryRefIdHasItsOwnAnswer(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	answers := ask(t, plugin, host.DataSource{},
		`{"refId":"A","queryType":"kind","text":"één","maxDataPoints":7,"intervalMs":9}`,
		`{"refId":"B","do":"fail"}`, `{"refId":"C","do":"user"}`, `{"refId":"D","do":"downstream"}`,
		`{"refId":"E","do":"overflow"}`, `{"refId":"F","do":"memory"}`)
	want := map[string]struct {
		status int32
		source string
	}{"A": {200, ""}, "B": {500, "plugin"}, "C": {400, "downstream"}, "D": {502, "downstream"},
		"E": {503, "plugin"}, "F": {503, "plugin"}}
	if len(answers) != len(want) {
		t.Fatalf("%d answers", len(answers))
	}
	for refID, expected := range want {
		answer := answers[refID]
		if answer.Status != expected.status || answer.ErrorSource != expected.source || (answer.Error == "") != (refID == "A") {
			t.Errorf("%s: %+v", refID, answer)
		}
	}
	if strings.Contains(answers["B"].Error, "secret-of-the-cause") {
		t.Errorf("a foreign exception's message was shown: %s", answers["B"].Error)
	}
	if answers["C"].Error != `steps[2].touchpoint: "x" is unknown` {
		t.Errorf("a user's error was changed: %s", answers["C"].Error)
	}
	frame := answers["A"].Frames[0]
	fields := map[string]any{}
	for _, field := range frame.Fields {
		fields[field.Name] = field.At(0)
	}
	for name, value := range map[string]any{"instance": "Journeys", "refId": "A", "queryType": "kind", "text": "één",
		"from": from, "to": to, "maxDataPoints": int64(7), "intervalMillis": int64(9), "deadline": false, "headers": int64(2)} {
		if got := fields[name]; got != value {
			if at, isTime := got.(time.Time); !isTime || !at.Equal(value.(time.Time)) {
				t.Errorf("%s is %v, not %v", name, got, value)
			}
		}
	}
	if frame.RefID != "A" {
		t.Errorf("the frame's refId is %q", frame.RefID)
	}
}

func TestChunkedAnswersHaveTheSameContents(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	request, _ := host.DataSource{}.Request(from, to, `{"refId":"A","text":"x"}`, `{"refId":"B","do":"user"}`)
	stream, err := plugin.Data.QueryChunkedData(context.Background(), &pluginv2.QueryChunkedDataRequest{
		PluginContext: request.PluginContext, Headers: request.Headers, Queries: request.Queries})
	if err != nil {
		t.Fatal(err)
	}
	statuses := map[string]int32{}
	for {
		chunk, err := stream.Recv()
		if err != nil {
			break
		}
		statuses[chunk.RefId] = chunk.Status
		if chunk.RefId == "A" && !bytes.HasPrefix(chunk.Frame, []byte("ARROW1")) {
			t.Errorf("not a frame: %q", chunk.Frame)
		}
	}
	if fmt.Sprint(statuses) != "map[A:200 B:400]" {
		t.Error(statuses)
	}
}

func TestHealthAndBrokenSettings(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	healthy, err := plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{PluginContext: host.DataSource{}.Context()})
	if err != nil || healthy.Status != pluginv2.CheckHealthResponse_OK || healthy.Message != "Journeys works" || string(healthy.JsonDetails) != `{"name":"Journeys"}` {
		t.Errorf("%v %v", healthy, err)
	}
	broken := host.DataSource{JSONData: `{"broken":true}`, UID: "other"}
	ill, err := plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{PluginContext: broken.Context()})
	if err != nil || ill.Status != pluginv2.CheckHealthResponse_ERROR || !strings.Contains(ill.Message, "the settings say broken") {
		t.Errorf("%v %v", ill, err)
	}
	answers := ask(t, plugin, broken, `{}`, `{}`)
	for _, refID := range []string{"A", "B"} {
		if !strings.Contains(answers[refID].Error, "the settings say broken") || answers[refID].Status != 502 {
			t.Errorf("%s: %+v", refID, answers[refID])
		}
	}
}

func TestResourcesAreStreamed(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	call := func(method, url string, body string) host.ResourceAnswer {
		answer, err := plugin.Call(context.Background(), host.DataSource{}, method, url, []byte(body))
		if err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		return answer
	}
	if a := call("POST", "echo?a=b", "body"); a.Status != 201 || string(a.Body) != "body" || a.Headers["X-Method"][0] != "POST" || len(a.Headers["X-Two"]) != 2 {
		t.Errorf("%+v", a)
	}
	if a := call("GET", "pieces", ""); string(a.Body) != "one two three" || a.Pieces != 3 {
		t.Errorf("%+v", a)
	}
	if a := call("GET", "large?pieces=40", ""); len(a.Body) != 40<<20 {
		t.Errorf("%d bytes", len(a.Body))
	}
	if a := call("GET", "nowhere", ""); a.Status != 404 || !strings.Contains(string(a.Body), "no resource nowhere") {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	for _, path := range []string{"fail", "silent"} {
		if a := call("GET", path, ""); a.Status != 500 || strings.Contains(string(a.Body), "secret") || !json.Valid(a.Body) {
			t.Errorf("%d %s", a.Status, a.Body)
		}
	}
	if a := call("POST", "echo", strings.Repeat("x", 15<<20)); len(a.Body) != 15<<20 {
		t.Errorf("15 MiB came back as %d bytes", len(a.Body))
	}
	if _, err := plugin.Call(context.Background(), host.DataSource{}, "POST", "echo", make([]byte, 17<<20)); status.Code(err) != codes.ResourceExhausted {
		t.Errorf("17 MiB: %v", err)
	}
}

func TestLiveChannels(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	context := host.DataSource{}.Context()
	for path, want := range map[string]pluginv2.SubscribeStreamResponse_Status{
		"ticks": pluginv2.SubscribeStreamResponse_OK, "secret": pluginv2.SubscribeStreamResponse_PERMISSION_DENIED, "x": pluginv2.SubscribeStreamResponse_NOT_FOUND} {
		answer, err := plugin.Stream.SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{PluginContext: context, Path: path})
		if err != nil || answer.Status != want {
			t.Errorf("%s: %v %v", path, answer, err)
		}
	}
	published, err := plugin.Stream.PublishStream(ctx, &pluginv2.PublishStreamRequest{PluginContext: context, Path: "ticks", Data: []byte(`{"a":1}`)})
	if err != nil || string(published.Data) != `{"a":1}` {
		t.Errorf("%v %v", published, err)
	}
	running, err := plugin.Stream.RunStream(ctx, &pluginv2.RunStreamRequest{PluginContext: context, Path: "ticks"})
	for i := 0; i < 5; i++ {
		if err != nil {
			t.Fatal(err)
		}
		var packet *pluginv2.StreamPacket
		if packet, err = running.Recv(); err == nil && (!json.Valid(packet.Data) || !strings.Contains(string(packet.Data), fmt.Sprintf(`"values":[[%d]]`, i))) {
			t.Errorf("packet %d: %s", i, packet.Data)
		}
	}
}

func TestMetricsAreInPrometheusTextFormat(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	ask(t, plugin, host.DataSource{}, `{}`, `{"do":"user"}`)
	answer, err := plugin.Diagnostics.CollectMetrics(context.Background(), &pluginv2.CollectMetricsRequest{PluginContext: &pluginv2.PluginContext{PluginId: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	text := string(answer.Metrics.Prometheus)
	for _, line := range []string{
		`echo_questions_total 2`,
		`plugin_requests_total{endpoint="queryData",status="ok"} 1`,
		`plugin_requests_total{endpoint="queryData",status="error"} 1`,
		`plugin_request_duration_seconds_count{endpoint="queryData"} 2`,
		`plugin_request_duration_seconds_bucket{endpoint="queryData",le="+Inf"} 2`,
		`plugin_instances 1`,
		`# TYPE process_resident_memory_bytes gauge`,
	} {
		if !strings.Contains("\n"+text, "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, text)
		}
	}
	sample := regexp.MustCompile(`^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? [-+0-9.eEInf]+)$`)
	for line := range strings.Lines(text) {
		if !sample.MatchString(strings.TrimRight(line, "\n")) {
			t.Errorf("not Prometheus text: %q", line)
		}
	}
}

func TestCancelAndDeadlineReachTheHandler(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	for name, end := range map[string]func() (context.Context, context.CancelFunc){
		"cancel": func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(300*time.Millisecond, cancel)
			return ctx, cancel
		},
		"deadline": func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(context.Background(), 300*time.Millisecond)
		},
	} {
		mark := filepath.Join(t.TempDir(), name)
		request, _ := host.DataSource{}.Request(from, to, fmt.Sprintf(`{"do":"sleep","millis":20000,"mark":%q}`, mark))
		ctx, cancel := end()
		begin := time.Now()
		if _, err := plugin.Query(ctx, request); err == nil {
			t.Errorf("%s: no error", name)
		}
		cancel()
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if !eventually(2*time.Second, func() bool { text, _ := os.ReadFile(mark); return string(text) == "cancelled" }) {
			t.Errorf("%s did not reach the handler", name)
		}
	}
}

func TestTheRestIsUnimplemented(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	dispensed, err := plugin.Client.Client()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dispensed.Dispense("admission"); err == nil {
		t.Error("admission was dispensed although the set has none")
	}
	_, err = plugin.Admission().ValidateAdmission(context.Background(), &pluginv2.AdmissionRequest{})
	if status.Code(err) != codes.Unimplemented {
		t.Errorf("admission: %v", err)
	}
}

func TestAWholeCallThatFailsNamesItsSource(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	request, _ := host.DataSource{JSONData: `[1]`}.Request(from, to, `{}`)
	_, err := plugin.Data.QueryData(context.Background(), request)
	failure := status.Convert(err)
	if failure.Code() != codes.Unknown || len(failure.Details()) != 1 {
		t.Fatalf("%v %v", failure.Code(), failure)
	}
	if info, ok := failure.Details()[0].(*errdetails.ErrorInfo); !ok || info.Metadata["errorSource"] != "downstream" {
		t.Errorf("%v", failure.Details())
	}
}

func TestOldInstancesAreClosedAndNewSettingsSeen(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	ask(t, plugin, host.DataSource{Updated: 1}, `{}`)
	ask(t, plugin, host.DataSource{Updated: 1, Config: map[string]string{"a": "b"}}, `{}`)
	if strings.Contains(plugin.Stderr.String(), "closed Journeys") {
		t.Error("closed at once")
	}
	if !eventually(12*time.Second, func() bool { return strings.Contains(plugin.Stderr.String(), "closed Journeys") }) {
		t.Errorf("the old instance was not closed: %s", plugin.Stderr)
	}
}

func TestEveryLogLineIsWhatTheHostUnderstands(t *testing.T) {
	plugin := start(t, echo(t), host.Options{Env: []string{"GF_PLUGIN_LOG_LEVEL=debug"}})
	long, _ := json.Marshal(strings.Repeat("é\"\n\u0001", 40_000))
	ask(t, plugin, host.DataSource{Secure: map[string]string{"password": "s3cret-password"}},
		`{"do":"fail"}`, `{"do":"log","text":"hallo é"}`, `{"do":"uncaught"}`, `{"do":"overflow"}`,
		`{"do":"print","text":"{\"@message\":1,\"@level\":\"info\"}"}`, fmt.Sprintf(`{"do":"log","text":%s}`, long))
	eventually(3*time.Second, func() bool { return strings.Contains(plugin.Stderr.String(), "nobody caught this") })
	plugin.Kill()
	text := plugin.Stderr.String()
	stamp := regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$`)
	for line := range strings.Lines(text) {
		if len(line) > 60<<10 {
			t.Errorf("a line of %d bytes", len(line))
		}
		var entry map[string]any
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Errorf("not JSON: %v: %.200s", err, line)
			continue
		}
		for key, value := range entry {
			if _, isText := value.(string); !isText {
				t.Errorf("%s is not a text: %.200s", key, line)
			}
		}
		if at, _ := entry["@timestamp"].(string); !stamp.MatchString(at) {
			t.Errorf("the time is %q", at)
		}
	}
	for _, wanted := range []string{"asked to say hallo é", "nobody caught this", "secret-of-the-cause", `{\"@message\":1`} {
		if !strings.Contains(text, wanted) {
			t.Errorf("nothing was said of %q", wanted)
		}
	}
	for _, hidden := range []string{"s3cret-password", "a-secret-token", "jo@example.org"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%q was logged", hidden)
		}
	}
}

func TestTheTraceOfACallIsKnown(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	ctx := host.WithTrace(context.Background(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
	request, _ := host.DataSource{}.Request(from, to, `{"do":"log","text":"traced"}`)
	answers, err := plugin.Query(ctx, request)
	if err != nil {
		t.Fatal(err)
	}
	field, _ := answers["A"].Frames[0].FieldByName("traceId")
	if field.At(0) != "0af7651916cd43dd8448eb211c80319c" {
		t.Errorf("the handler saw %v", field.At(0))
	}
	if !eventually(time.Second, func() bool {
		return regexp.MustCompile(`"asked to say traced".*"traceID":"0af7651916cd43dd8448eb211c80319c"`).MatchString(plugin.Stderr.String())
	}) {
		t.Errorf("the log does not say: %s", plugin.Stderr)
	}
}

func eventually(limit time.Duration, condition func() bool) bool {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if condition() {
			return true
		}
	}
	return condition()
}
