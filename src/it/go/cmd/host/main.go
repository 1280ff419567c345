// Host starts a plugin as Grafana does, asks it something and prints the answer as JSON.
//
//	go run ./cmd/host -plugin dist/gpx_klantreis_linux_amd64 -json '{"queryType":"funnel"}'
//	go run ./cmd/host -plugin … -settings '{"store":{"kind":"demo"}}' -health
//	go run ./cmd/host -plugin … -resource 'stages?model=localo'
//	go run ./cmd/host -plugin … -starts 20
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"io.klantreis/it/host"
)

type texts []string

func (t *texts) String() string         { return strings.Join(*t, " ") }
func (t *texts) Set(value string) error { *t = append(*t, value); return nil }

var (
	queries, env, secrets texts
	executable            = flag.String("plugin", "", "the plugin's executable")
	settings              = flag.String("settings", "{}", "the data source's jsonData")
	role                  = flag.String("role", "Admin", "the user's role")
	from                  = flag.Int64("from", time.Now().AddDate(0, 0, -90).UnixMilli(), "begin of the time range, ms since 1970")
	to                    = flag.Int64("to", time.Now().UnixMilli(), "end of the time range, ms since 1970")
	health                = flag.Bool("health", false, "ask for the data source's health")
	metrics               = flag.Bool("metrics", false, "ask for the process's metrics")
	resource              = flag.String("resource", "", "call this resource")
	method                = flag.String("method", "GET", "with this method")
	body                  = flag.String("body", "", "with this body")
	stream                = flag.String("stream", "", "follow this channel")
	packets               = flag.Int("packets", 5, "for so many packets")
	repeat                = flag.Int("repeat", 1, "ask the queries so many times and print the last answer and the times")
	wait                  = flag.Duration("wait", 0, "wait before the memory is measured, such as 60s")
	starts                = flag.Int("starts", 0, "only start so many times and print median time and memory")
	verbose               = flag.Bool("v", false, "show the plugin's log")
)

func main() {
	flag.Var(&queries, "json", "a query, as a dashboard would save it; may be repeated")
	flag.Var(&env, "env", "NAME=VALUE for the plugin's environment, such as GF_PLUGIN_DATA_DIR=/tmp/d; may be repeated")
	flag.Var(&secrets, "secret", "NAME=VALUE of secureJsonData; may be repeated")
	flag.Parse()
	if *executable == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	options := host.Options{Env: env}
	if *verbose {
		options.Echo = os.Stderr
	}
	if *starts > 0 {
		return measureStarts(options)
	}
	plugin, err := host.Start(*executable, options)
	if err != nil {
		return err
	}
	defer plugin.Kill()
	fmt.Fprintf(os.Stderr, "handshake after %d ms\n", plugin.Started.Milliseconds())
	source := host.DataSource{JSONData: *settings, Role: *role, Secure: map[string]string{}}
	for _, secret := range secrets {
		name, value, _ := strings.Cut(secret, "=")
		source.Secure[name] = value
	}
	if err := ask(plugin, source); err != nil {
		return err
	}
	if *repeat > 1 || *wait > 0 {
		time.Sleep(*wait)
		fmt.Fprintf(os.Stderr, "memory held: %.0f MB\n", plugin.ResidentMB())
	}
	return nil
}

func ask(plugin *host.Plugin, source host.DataSource) error {
	ctx := context.Background()
	if *health {
		answer, err := plugin.Diagnostics.CheckHealth(ctx, &pluginv2.CheckHealthRequest{PluginContext: source.Context()})
		if err != nil {
			return err
		}
		show(map[string]any{"status": answer.Status.String(), "message": answer.Message, "details": json.RawMessage(orNull(answer.JsonDetails))})
	}
	if *metrics {
		answer, err := plugin.Diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{PluginContext: source.Context()})
		if err != nil {
			return err
		}
		fmt.Print(string(answer.Metrics.Prometheus))
	}
	if *resource != "" {
		answer, err := plugin.Call(ctx, source, *method, *resource, []byte(*body))
		if err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "HTTP", answer.Status)
		fmt.Println(string(answer.Body))
	}
	if *stream != "" {
		if err := follow(ctx, plugin, source); err != nil {
			return err
		}
	}
	if len(queries) > 0 {
		return query(ctx, plugin, source)
	}
	return nil
}

func follow(ctx context.Context, plugin *host.Plugin, source host.DataSource) error {
	answer, err := plugin.Stream.SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{PluginContext: source.Context(), Path: *stream})
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "subscribe:", answer.Status)
	running, err := plugin.Stream.RunStream(ctx, &pluginv2.RunStreamRequest{PluginContext: source.Context(), Path: *stream})
	for i := 0; i < *packets && err == nil; i++ {
		var packet *pluginv2.StreamPacket
		if packet, err = running.Recv(); err == nil {
			fmt.Println(string(packet.Data))
		}
	}
	return err
}

func query(ctx context.Context, plugin *host.Plugin, source host.DataSource) error {
	request, err := source.Request(time.UnixMilli(*from), time.UnixMilli(*to), queries...)
	if err != nil {
		return err
	}
	var answers map[string]host.Answer
	times := make([]time.Duration, *repeat)
	for i := range times {
		begin := time.Now()
		if answers, err = plugin.Query(ctx, request); err != nil {
			return err
		}
		times[i] = time.Since(begin)
	}
	show(answers)
	first := times[0]
	slices.Sort(times)
	fmt.Fprintf(os.Stderr, "first answer after %v, median of %d: %v\n", first.Round(time.Microsecond), *repeat, times[*repeat/2].Round(time.Microsecond))
	return nil
}

func measureStarts(options host.Options) error {
	source := host.DataSource{JSONData: *settings}
	var handshakes, healths []time.Duration
	var memories []float64
	for range *starts {
		begin := time.Now()
		plugin, err := host.Start(*executable, options)
		if err != nil {
			return err
		}
		_, err = plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{PluginContext: source.Context()})
		handshakes, healths = append(handshakes, plugin.Started), append(healths, time.Since(begin))
		time.Sleep(*wait)
		memories = append(memories, plugin.ResidentMB())
		plugin.Kill()
		if err != nil {
			return err
		}
	}
	slices.Sort(handshakes)
	slices.Sort(healths)
	slices.Sort(memories)
	middle := *starts / 2
	fmt.Printf("%d starts: handshake median %d ms (%d to %d), first health answer median %d ms, memory median %.0f MB\n", *starts,
		handshakes[middle].Milliseconds(), handshakes[0].Milliseconds(), handshakes[*starts-1].Milliseconds(),
		healths[middle].Milliseconds(), memories[middle])
	return nil
}

func show(value any) {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(string(text))
}

func orNull(text []byte) []byte {
	if len(text) == 0 {
		return []byte("null")
	}
	return text
}
