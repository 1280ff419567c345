package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// A question to be timed, another one at every call so that no stored answer helps.
type question struct {
	name string
	// peer is what bench/peers.py calls it, where it is asked there.
	peer string
	// goals are how many times faster than each peer it should be.
	goals map[string]float64
	// ask makes the i-th question with its range; 0 is the one that peers are asked.
	ask func(i int) (json string, from, to time.Time)
	// reads tells how many events it cannot do without, and bytes of each.
	reads func(b *bench, frames data.Frames) (events, bytes int64)
	// check compares the answer to question 0 with a peer's, and says what came of it.
	check func(frames data.Frames, b *bench) string
}

var (
	logBegins = beginning
	logEnds   = beginning.Add(2 * year)
	minute    = time.Minute
)

func questions() []question {
	return []question{
		{"funnel of 5 touchpoints, 30 d", "funnel5", map[string]float64{"clickhouse": 40, "duckdb": 40, "plain C": 2},
			varied(func(i int) string { return funnel5(i, "") }), ofSteps, compareFunnel5},
		{"the same by first channel", "funnel5_by_channel", map[string]float64{"clickhouse": 30},
			varied(func(i int) string { return funnel5(i, `,"breakdown":{"by":"channel"}`) }), ofSteps, nil},
		{"funnel of 7 stages, 120 d", "funnel7_stages", map[string]float64{"clickhouse": 30}, varied(funnel7), ofAll, compareFunnel7},
		{"stage durations of all stages", "stage_duration", map[string]float64{"clickhouse": 30},
			varied(func(int) string { return `{"queryType":"stageDuration"}` }), ofAll, compareDurations},
		{"daily sentiment of 21 touchpoints", "sentiment_daily", map[string]float64{"clickhouse": 8, "duckdb": 4},
			varied(func(int) string {
				return `{"queryType":"sentiment","by":"touchpoint","interval":"1d","band":true,"maxDataPoints":2000}`
			}), ofAnswers, compareSentiment},
	}
}

// shares are questions over a part of the entries: at most 2 s × the full time + 1 ms.
func shares() []float64 { return []float64{0.5, 0.1, 0.01} }

func inShare(share float64) question {
	width := time.Duration(float64(year) * share)
	return question{name: fmt.Sprintf("funnel of 5, range of %g %% of the year", share*100), ask: func(i int) (string, time.Time, time.Time) {
		from := logBegins.Add(time.Duration(i)*7*time.Hour + year/4)
		return funnel5(i, ""), from, from.Add(width)
	}}
}

// varied moves the range's begin into the log by some minutes, so that it always has to be looked at.
func varied(json func(i int) string) func(int) (string, time.Time, time.Time) {
	return func(i int) (string, time.Time, time.Time) {
		return json(i), logBegins.Add(time.Duration(i) * minute), logEnds
	}
}

func funnel5(i int, more string) string {
	place := places[i%len(places)]
	var steps []string
	for _, stage := range stages[:5] {
		steps = append(steps, fmt.Sprintf(`{"touchpoint":"%s_%s"}`, stage, place))
	}
	return fmt.Sprintf(`{"queryType":"funnel","steps":[%s],"window":"%ds"%s}`, strings.Join(steps, ","), 30*86400-i, more)
}

func funnel7(i int) string {
	return fmt.Sprintf(`{"queryType":"funnel","window":"%ds"}`, 120*86400-i)
}

// levels are how many customers got to each step and no further; the first, to none.
func levels(frame *data.Frame, customers int64) []string {
	entered := column(frame, "entered")
	texts := []string{strconv.FormatInt(customers-entered[0], 10)}
	for k, count := range entered {
		if k+1 < len(entered) {
			count -= entered[k+1]
		}
		texts = append(texts, strconv.FormatInt(count, 10))
	}
	return texts
}

func compareFunnel5(frames data.Frames, b *bench) string { return b.compareLevels(frames, "funnel5") }
func compareFunnel7(frames data.Frames, b *bench) string {
	return b.compareLevels(frames, "funnel7_stages")
}

func (b *bench) compareLevels(frames data.Frames, query string) string {
	ours := levels(frames[0], b.customers)
	verdict := strings.Join(ours, " ")
	for _, name := range []string{"clickhouse", "plain C"} {
		rows, found := table(b.peers, name, query)
		if !found {
			continue
		}
		theirs := make([]string, len(ours))
		for i := range theirs {
			theirs[i] = "0"
		}
		for _, row := range rows {
			if level, err := strconv.Atoi(row[0]); err == nil && level < len(theirs) {
				theirs[level] = row[1]
			}
		}
		verdict += b.verdict(name, slices.Equal(ours, theirs), theirs)
	}
	return verdict
}

func compareDurations(frames data.Frames, b *bench) string {
	frame := frames[0]
	field, _ := frame.FieldByName("stage")
	completed, entered := column(frame, "completed"), column(frame, "entered")
	ours := map[string]string{}
	sum := int64(0)
	for i := range completed {
		ours[field.At(i).(string)] = strconv.FormatInt(completed[i], 10)
		sum += entered[i]
	}
	verdict := fmt.Sprintf("%d stays", sum)
	for _, name := range []string{"clickhouse", "duckdb"} {
		rows, found := table(b.peers, name, "stage_duration")
		if !found {
			continue
		}
		equal := len(rows) == len(ours)
		var theirs []string
		for _, row := range rows {
			equal = equal && ours[row[0]] == strings.TrimSuffix(row[1], ".0")
			theirs = append(theirs, row[0]+" "+row[1])
		}
		verdict += b.verdict(name+"'s count of ended stays (its medians leave open stays out, ours do not)", equal, theirs)
	}
	return verdict
}

// answers are in how many cells of touchpoint and day, and how many in all.
func answers(frames data.Frames) (cells, responses int64) {
	for _, frame := range frames {
		for _, field := range frame.Fields {
			if field.Name != "responses" {
				continue
			}
			for i := range field.Len() {
				if value, err := field.FloatAt(i); err == nil && value > 0 {
					cells++
					responses += int64(value)
				}
			}
		}
	}
	return cells, responses
}

func compareSentiment(frames data.Frames, b *bench) string {
	cells, responses := answers(frames)
	verdict := fmt.Sprintf("%d answers in %d cells of touchpoint and day", responses, cells)
	for _, name := range []string{"clickhouse", "duckdb"} {
		if theirs, found := number(b.peers, name, "sentiment_daily"); found {
			verdict += b.verdict(name+"'s count of cells (its means are over answers, ours over customers)", cells == theirs, theirs)
		}
	}
	return verdict
}

func (b *bench) verdict(name string, equal bool, theirs any) string {
	if equal {
		return "; as " + name
	}
	b.differences++
	return fmt.Sprintf("; NOT as %s: %v", name, theirs)
}

func column(frame *data.Frame, name string) []int64 {
	field, _ := frame.FieldByName(name)
	values := make([]int64, field.Len())
	for i := range values {
		value, _ := field.FloatAt(i)
		values[i] = int64(value)
	}
	return values
}
