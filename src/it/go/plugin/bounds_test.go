package plugin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"io.klantreis/it/host"
)

// A request of so many heavy questions, each another one, takes seconds on any machine.
const many = 300

func heavy() []string {
	var questions []string
	for i := range many {
		questions = append(questions, fmt.Sprintf(`{"refId":"Q%d","queryType":"funnel","order":"any","counting":"every",
			"window":"%ds","breakdown":{"by":"channel","attribution":"all"}}`, i, 90*86400-i))
	}
	return questions
}

func lastYear() (time.Time, time.Time) { return time.Now().AddDate(-1, 0, 0), time.Now() }

func TestACancelledQuestionStops(t *testing.T) {
	plugin := start(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir()}})
	ask(t, plugin, demo, `{"queryType":"counts","format":"table"}`) // waits for the demo shop
	ctx := context.Background()
	before, _ := plugin.Metric(ctx, `plugin_requests_total{endpoint="queryData",status="ok"}`)
	begin, end := lastYear()
	request, err := demo.Request(begin, end, heavy()...)
	if err != nil {
		t.Fatal(err)
	}
	impatient, cancel := context.WithCancel(ctx)
	asked := make(chan error, 1)
	go func() {
		_, err := plugin.Query(impatient, request)
		asked <- err
	}()
	running := func() float64 {
		value, err := plugin.Metric(ctx, "plugin_requests_running")
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	if !eventually(20*time.Second, func() bool { return running() > 1 }) {
		t.Fatal("the questions did not begin")
	}
	cancel()
	if err := <-asked; err == nil {
		t.Fatal("all was answered before it could be cancelled")
	}
	if !eventually(2*time.Second, func() bool { return running() == 0 }) {
		t.Errorf("%g questions run on", running())
	}
	after, _ := plugin.Metric(ctx, `plugin_requests_total{endpoint="queryData",status="ok"}`)
	if after-before >= many {
		t.Error("every question was answered all the same")
	}
	if answers := ask(t, plugin, demo, `{"queryType":"counts","format":"table"}`); answers["A"].Status != 200 {
		t.Errorf("the next question: %+v", answers["A"])
	}
}

func TestATimeOutNamesItself(t *testing.T) {
	plugin := start(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir()}})
	ask(t, plugin, demo, `{"queryType":"counts","format":"table"}`)
	hasty := host.DataSource{JSONData: `{"store":{"kind":"demo"},"queryTimeoutSeconds":1}`, UID: "hasty"}
	if !eventually(60*time.Second, func() bool {
		return ask(t, plugin, hasty, `{"queryType":"counts","format":"table"}`)["A"].Status == 200
	}) {
		t.Fatal("the data source never had its index")
	}
	begin, end := lastYear()
	request, err := hasty.Request(begin, end, heavy()...)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := plugin.Query(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	late := 0
	for refID, answer := range answers {
		switch {
		case answer.Status == 200:
		case strings.Contains(answer.Error, "longer than this data source's queryTimeoutSeconds of 1"):
			late++
		default:
			t.Errorf("%s: %d %s", refID, answer.Status, answer.Error)
		}
	}
	if len(answers) != many || late == 0 {
		t.Errorf("%d answers, %d of them late", len(answers), late)
	}
}

func TestAMemoryBudgetNamesItself(t *testing.T) {
	plugin := start(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir(), "GF_PLUGIN_MAX_MEMORY=128m"}})
	request, err := demo.Request(time.Now().AddDate(-11, 0, 0), time.Now(),
		`{"refId":"A","queryType":"counts","by":"touchpoint","interval":"1h"}`,
		`{"refId":"B","queryType":"counts","by":"touchpoint","format":"table"}`)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := plugin.Query(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(answers["A"].Error, "MiB of memory that one question may have") {
		t.Errorf("A: %d %s", answers["A"].Status, answers["A"].Error)
	}
	if answers["B"].Status != 200 {
		t.Errorf("B: %d %s", answers["B"].Status, answers["B"].Error)
	}
}

// What a frame says of itself has the milliseconds that it took: two that took the same are one answer.
func TestAnAnswerIsKeptWhileNothingChanges(t *testing.T) {
	plugin := start(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir()}})
	source := host.DataSource{JSONData: `{"store":{"kind":"h2","name":"kept"},"refreshSeconds":1}`}
	post := func(customers ...string) {
		t.Helper()
		var lines []string
		for _, customer := range customers {
			lines = append(lines, fmt.Sprintf(`{"customer":%q,"timestamp":"2025-06-01T10:00:00Z","touchpoint":"visit"}`, customer))
		}
		answer, err := plugin.Call(context.Background(), source, "POST", "events", []byte(strings.Join(lines, "\n")))
		if err != nil || answer.Status != 200 {
			t.Fatalf("%v %d %s", err, answer.Status, answer.Body)
		}
	}
	count := func(query string) (float64, []data.QueryStat) {
		t.Helper()
		request, err := source.Request(time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 6, 2, 0, 0, 0, 0, time.UTC), query)
		if err != nil {
			t.Fatal(err)
		}
		answers, err := plugin.Query(context.Background(), request)
		if err != nil || answers["A"].Status != 200 {
			t.Fatalf("%v %+v", err, answers["A"])
		}
		frame := answers["A"].Frames[0]
		field, _ := frame.FieldByName("value")
		value, err := field.FloatAt(0)
		if err != nil {
			t.Fatal(err)
		}
		return value, frame.Meta.Stats
	}
	const question = `{"queryType":"counts","of":"customers","format":"table","asOf":"2025-07-01T00:00:00Z"}`
	post("a", "b")
	value, first := count(question)
	again, second := count(question)
	if value != 2 || again != 2 || !slices.EqualFunc(first, second, sameStat) {
		t.Errorf("%g %v, then %g %v", value, first, again, second)
	}
	if _, other := count(`{"queryType":"counts","of":"customers","format":"table","asOf":"2025-07-02T00:00:00Z"}`); slices.EqualFunc(first, other, sameStat) {
		t.Errorf("another question got the same answer: %v", other)
	}
	post("c")
	if changed, _ := count(question); changed != 3 {
		t.Errorf("after another customer came there were %g", changed)
	}
}

func sameStat(a, b data.QueryStat) bool {
	return a.DisplayName == b.DisplayName && a.Value == b.Value
}
