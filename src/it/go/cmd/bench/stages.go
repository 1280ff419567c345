package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// stageQuestions are those of stages, feelings and counts: each within five times the time of the funnel asked as of the same
// moment. LIVE is a moment at which events still come in; the others are asked as of a moment after all events.
var stageQuestions = []string{
	`{"queryType":"stageDuration"}`,
	`{"queryType":"stageDuration","format":"series","interval":"1d"}`,
	`{"queryType":"stageDuration","format":"series","interval":"1w","band":true}`,
	`{"queryType":"stageDuration","format":"heatmap","interval":"1d"}`,
	`{"queryType":"stageDuration","format":"heatmap","interval":"1d","stage":"decision"}`,
	`{"queryType":"stageDuration","format":"curve","band":true}`,
	`{"queryType":"stageDuration","format":"flow"}`,
	`{"queryType":"stageDuration","format":"alert"}`,
	`{"queryType":"stageDuration","breakdown":{"by":"channel"}}`,
	`{"queryType":"stageDuration","idle":"30d"}`,
	`{"queryType":"stageDuration","horizon":"14d"}`,
	`{"queryType":"stageDuration","measure":"toConvert"}`,
	`{"queryType":"stageDuration","per":"unit"}`,
	`{"queryType":"stageDuration","compare":{"date":"MIDDLE"}}`,
	`{"queryType":"stageDuration","compare":{"by":"channel","values":["web","store"]}}`,
	`{"queryType":"stageDuration","asOf":"LIVE"}`,
	`{"queryType":"inStage"}`,
	`{"queryType":"inStage","format":"summary"}`,
	`{"queryType":"inStage","format":"alert"}`,
	`{"queryType":"inStage","idle":"60d"}`,
	`{"queryType":"inStage","asOf":"LIVE"}`,
	`{"queryType":"sentiment","by":"stage","band":true}`,
	`{"queryType":"sentiment","by":"touchpoint","format":"table"}`,
	`{"queryType":"sentiment","format":"curve"}`,
	`{"queryType":"sentiment","format":"alert"}`,
	`{"queryType":"sentiment","format":"verbatims"}`,
	`{"queryType":"counts","by":"touchpoint"}`,
	`{"queryType":"counts","of":"customers","by":"channel","format":"table"}`,
	`{"queryType":"counts","of":"newCustomers","by":"source"}`,
	`{"queryType":"counts","of":"value","by":"stage"}`,
	`{"queryType":"counts","of":"secondsSinceLastEvent","by":"channel","format":"alert"}`,
	`{"queryType":"modelDiff","other":"print4"}`,
	`{"queryType":"stageDuration","format":"alert","baseline":"28d"}`,
	`{"queryType":"inStage","format":"alert","baseline":"28d"}`,
	`{"queryType":"sentiment","format":"alert","baseline":"28d"}`,
	`{"queryType":"counts","by":"stage","format":"alert","baseline":"28d"}`,
}

// mapQuestions are the map, each within the sum of its parts.
var mapQuestions = []string{`{"queryType":"journeyMap"}`, `{"queryType":"journeyMap","format":"flow"}`}

// live asks as of a moment at which events still come in.
func live(questions []string) (asked []string) {
	for _, question := range questions {
		asked = append(asked, strings.Replace(question, "{", `{"asOf":"LIVE",`, 1))
	}
	return
}

// mapParts are what one would ask to put the map together by hand, a question a column of the map. The conversion of a stage is a
// funnel of that stage and any later one.
func mapParts() []string {
	parts := []string{
		`{"queryType":"counts","of":"customers","by":"stage","format":"table"}`,
		`{"queryType":"counts","of":"customers","by":"touchpoint","format":"table"}`,
		`{"queryType":"stageDuration","format":"flow"}`,
		`{"queryType":"sentiment","format":"curve"}`,
		`{"queryType":"counts","of":"value","by":"stage","format":"table"}`,
		`{"queryType":"counts","of":"cost","by":"stage","format":"table"}`,
	}
	for at := range len(stages) - 1 {
		var later []string
		for _, stage := range stages[at+1:] {
			later = append(later, fmt.Sprintf(`{"stage":%q}`, stage))
		}
		parts = append(parts, fmt.Sprintf(
			`{"queryType":"funnel","window":"14d","steps":[{"stage":%q},{"any":[%s]}]}`, stages[at], strings.Join(later, ",")))
	}
	return parts
}

// stages asks all of them in turn, so that whatever else the machine does meets each alike, and tells how many times the
// funnel's time each takes, by processor time over two cores.
func (b *bench) stages(rounds int) error {
	all := []question{questions()[0], liveFunnel()}
	for _, text := range slices.Concat(stageQuestions, mapQuestions, mapParts(), live(mapQuestions), live(mapParts())) {
		all = append(all, question{name: text, ask: atSomeMoment(text)})
	}
	cpu, wall := make([]time.Duration, len(all)), make([][]time.Duration, len(all))
	for round := -rounds; round < rounds; round++ {
		for at, q := range all {
			begin, used := time.Now(), b.plugin.CPU()
			for range 4 { // the kernel counts in hundredths of a second
				if _, err := b.ask(q, 5_000+4*round+len(wall[at])%4); err != nil {
					return err
				}
				if round >= 0 {
					wall[at] = append(wall[at], time.Since(begin))
				}
				begin = time.Now()
			}
			if round >= 0 {
				cpu[at] += b.plugin.CPU() - used
			}
		}
	}
	fmt.Printf("%8s %8s %10s\n", "median", "cpu ms/2", "× funnel")
	tell := func(at int, note string) {
		slices.Sort(wall[at])
		median := wall[at][len(wall[at])/2]
		funnel := 0
		if strings.Contains(all[at].name, "LIVE") {
			funnel = 1
		}
		times := float64(cpu[at]) / float64(cpu[funnel])
		fmt.Printf("%8.1f %8.1f %9.1f× %s%s\n", ms(median), ms(cpu[at])/float64(8*rounds), times, all[at].name, note)
	}
	at := 0
	for ; at < 2+len(stageQuestions); at++ {
		tell(at, "")
	}
	for at < len(all) {
		maps, parts := at+len(mapQuestions), time.Duration(0)
		for part := maps; part < maps+len(mapParts()); part++ {
			parts += cpu[part]
		}
		for ; at < maps; at++ {
			tell(at, fmt.Sprintf("; %.2f × the sum of its parts", float64(cpu[at])/float64(parts)))
		}
		for range mapParts() {
			tell(at, "; a part")
			at++
		}
	}
	return nil
}

// liveFunnel is the funnel as of a moment at which events still come in.
func liveFunnel() question {
	return question{name: "the same, as of LIVE", ask: func(i int) (string, time.Time, time.Time) {
		text, from, to := questions()[0].ask(i)
		asked, _, _ := atSomeMoment(live([]string{text})[0])(i)
		return asked, from, to
	}}
}

func atSomeMoment(text string) func(int) (string, time.Time, time.Time) {
	moment := func(at time.Time) string { return at.UTC().Format(time.RFC3339) }
	return func(i int) (string, time.Time, time.Time) {
		from, to := logBegins.Add(time.Duration(i)*time.Minute), logEnds
		asked := strings.Replace(text, "LIVE", moment(logBegins.Add(year-time.Duration(i)*time.Minute)), 1)
		asked = strings.Replace(asked, "MIDDLE", moment(logBegins.Add(year/2)), 1)
		if strings.Contains(text, "baseline") { // a week of the year's end against what was before
			to = logBegins.Add(year - time.Duration(i)*time.Hour)
			from = to.Add(-7 * 24 * time.Hour)
		}
		return asked, from, to
	}
}
