package host

import (
	"context"
	"net"
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
