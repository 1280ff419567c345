package host

import (
	"context"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	goplugin "github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
)

// WithTrace makes a call part of a W3C trace, as Grafana does when it traces.
func WithTrace(ctx context.Context, traceParent string) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "traceparent", traceParent)
}

// Admission is a service that data sources do not have.
func (p *Plugin) Admission() pluginv2.AdmissionControlClient {
	return pluginv2.NewAdmissionControlClient(p.protocol.(*goplugin.GRPCClient).Conn)
}

// PingInTheClear asks a plugin for its health without TLS.
func PingInTheClear(address net.Addr) error {
	connection, err := grpc.NewClient("passthrough:///plugin",
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, address.Network(), address.String())
		}))
	if err != nil {
		return err
	}
	defer connection.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	_, err = pluginv2.NewDiagnosticsClient(connection).CheckHealth(ctx, &pluginv2.CheckHealthRequest{})
	return err
}

// Metric is the value of one line of the plugin's metrics, such as `plugin_requests_running`; 0 where there is none yet.
func (p *Plugin) Metric(ctx context.Context, line string) (float64, error) {
	answer, err := p.Diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{})
	if err != nil {
		return 0, err
	}
	for text := range strings.Lines(string(answer.Metrics.Prometheus)) {
		if rest, found := strings.CutPrefix(text, line+" "); found {
			return strconv.ParseFloat(strings.TrimSpace(rest), 64)
		}
	}
	return 0, nil
}
