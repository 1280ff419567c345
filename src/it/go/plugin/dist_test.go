package plugin

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"io.klantreis/it/host"
)

var demo = host.DataSource{JSONData: `{"store":{"kind":"demo"}}`}

func dist(t *testing.T) string {
	t.Helper()
	path := os.Getenv("KLANTREIS_DIST")
	if path == "" {
		t.Skip("KLANTREIS_DIST is not set: no built plugin to start")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "gpx_klantreis_"+runtime.GOOS+"_"+runtime.GOARCH)
	}
	return path
}

func TestTheBuiltPluginAnswers(t *testing.T) {
	plugin := start(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir()}})
	ctx := context.Background()
	health, err := plugin.Diagnostics.CheckHealth(ctx, &pluginv2.CheckHealthRequest{PluginContext: demo.Context()})
	if err != nil || health.Status != pluginv2.CheckHealthResponse_OK {
		t.Fatalf("health: %v %v", health, err)
	}
	request, _ := demo.Request(time.Now().AddDate(0, 0, -90), time.Now(),
		`{"refId":"A","queryType":"funnel"}`, `{"refId":"B","queryType":"stageDuration"}`,
		`{"refId":"C","queryType":"sentiment"}`, `{"refId":"D","queryType":"counts"}`,
		`{"refId":"E","queryType":"nonsense"}`)
	answers, err := plugin.Query(ctx, request)
	if err != nil {
		t.Fatal(err)
	}
	for _, refID := range []string{"A", "B", "C", "D"} {
		answer := answers[refID]
		if answer.Status != 200 || len(answer.Frames) == 0 {
			t.Errorf("%s: %d %s, %d frames", refID, answer.Status, answer.Error, len(answer.Frames))
			continue
		}
		if meta := answer.Frames[0].Meta; meta == nil || meta.TypeVersion.IsZero() {
			t.Errorf("%s: no type version", refID)
		}
	}
	if e := answers["E"]; e.Status != 400 || !strings.Contains(e.Error, "nonsense") {
		t.Errorf("E: %+v", e)
	}
	models, err := plugin.Call(ctx, demo, "GET", "models", nil)
	if err != nil || models.Status != 200 || !json.Valid(models.Body) || !strings.Contains(string(models.Body), "localo") {
		t.Errorf("models: %v %d %s", err, models.Status, models.Body)
	}
	metrics, err := plugin.Diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{})
	if err != nil || !strings.Contains(string(metrics.Metrics.Prometheus), "plugin_requests_total") {
		t.Errorf("metrics: %v", err)
	}
	impatient, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if _, err := plugin.Query(impatient, request); err == nil {
		t.Error("five questions were answered within a millisecond")
	}
	if answers, err = plugin.Query(ctx, request); err != nil || answers["A"].Status != 200 {
		t.Errorf("after a deadline that passed: %v", err)
	}
}

// Twenty starts are measured and told, for whoever reads the log; the promise about them is kept by make bench.
func TestTheBuiltPluginStartsAgainAndAgain(t *testing.T) {
	executable := dist(t)
	var starts, processor []time.Duration
	var memory []float64
	dir := t.TempDir()
	for range 20 {
		plugin := start(t, executable, host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + dir}})
		_, err := plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{PluginContext: demo.Context()})
		if err != nil {
			t.Fatal(err)
		}
		starts = append(starts, plugin.Started)
		processor = append(processor, plugin.StartedCPU)
		memory = append(memory, plugin.ResidentMB())
		plugin.Kill()
	}
	slices.Sort(starts)
	slices.Sort(processor)
	slices.Sort(memory)
	t.Logf("handshake: median %v, %v to %v, processor time %v; memory after the first answer: median %.0f MB",
		starts[10].Round(time.Millisecond), starts[0].Round(time.Millisecond), starts[19].Round(time.Millisecond), processor[10], memory[10])
	if memory[10] > 200 {
		t.Errorf("%.0f MB", memory[10])
	}
}
