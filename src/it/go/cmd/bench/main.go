// Bench asks the built plugin the questions that databases were asked of the same log, as Grafana asks, and prints medians,
// ratios and answers.
//
//	bench -write events.csv -customers 100000
//	bench -plugin dist/gpx_klantreis_linux_amd64 -data DIR -store NAME -peers peers.jsonl
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"io.klantreis/it/host"
)

var (
	write      = flag.String("write", "", "write a log to this CSV file, and do nothing else")
	customers  = flag.Int("customers", 1_000_000, "of so many customers")
	executable = flag.String("plugin", "", "the plugin's executable")
	folder     = flag.String("data", "", "the data folder")
	store      = flag.String("store", "bench", "the h2 store's name")
	peersFile  = flag.String("peers", "", "what peers.py printed")
	calls      = flag.Int("calls", 31, "time each question so many times")
	only       = flag.String("only", "", "ask only questions whose name has this in it; stages: those of stages, feelings and counts beside the funnel")
	javaOpts   = flag.String("java", "", "GF_PLUGIN_JAVA_OPTS")
)

type bench struct {
	plugin      *host.Plugin
	source      host.DataSource
	peers       []peer
	customers   int64
	events      int64
	bandwidth   float64
	touched     map[string]int64
	differences int
}

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if *write != "" {
		return writeLog(*write, *customers)
	}
	peers, err := readPeers(*peersFile)
	if err != nil {
		return err
	}
	b := &bench{peers: peers, bandwidth: measureBandwidth()}
	b.source = host.DataSource{JSONData: fmt.Sprintf(
		`{"store":{"kind":"h2","name":%q},"minSample":1,"maxRows":1000000,"queryTimeoutSeconds":600,"refreshSeconds":3600}`, *store)}
	// The first process keeps answers and is asked for these; the second keeps none.
	for _, again := range []bool{false, true} {
		options := host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + *folder, "GF_PLUGIN_JAVA_OPTS=" + *javaOpts}}
		if again {
			options.Env = append(options.Env, "GF_PLUGIN_RESULT_CACHE=0")
		}
		if b.plugin, err = host.Start(*executable, options); err != nil {
			return err
		}
		if err = b.open(again); err != nil || again {
			break
		}
		if *only == "" || *only == "cache" {
			if err = b.cached(); err != nil {
				break
			}
		}
		b.plugin.Kill()
	}
	defer b.plugin.Kill()
	if err != nil {
		return err
	}
	if *only == "stages" {
		return b.stages(*calls)
	}
	if err := b.census(); err != nil {
		return err
	}
	full, err := b.compare()
	if err == nil {
		err = b.ranges(full)
	}
	if err == nil && *only == "" {
		err = b.together()
	}
	if err == nil && (*only == "" || *only == "cancel") {
		err = b.cancelled()
	}
	if err == nil && b.differences > 0 {
		err = fmt.Errorf("%d answers differ from a peer's", b.differences)
	}
	return err
}

// open waits for the index and tells its size. The second time a snapshot may be there.
func (b *bench) open(again bool) error {
	begin, cpu := time.Now(), b.plugin.CPU()
	answer, err := b.plugin.Call(context.Background(), b.source, "GET", "status", nil)
	if err != nil {
		return err
	}
	took := time.Since(begin)
	cpu = b.plugin.CPU() - cpu
	var status struct {
		Events, Customers, IndexBytes int64
	}
	if err := json.Unmarshal(answer.Body, &status); err != nil || status.Events == 0 {
		return fmt.Errorf("no index: %s", answer.Body)
	}
	b.events, b.customers = status.Events, status.Customers
	perSecond := float64(b.events) / took.Seconds()
	if again {
		fmt.Printf("restart: first answer after %.2f s (%.2f s a 10 million events), processor time over two cores %.2f s\n",
			took.Seconds(), 1e7/perSecond, cpu.Seconds()/2)
		return nil
	}
	fmt.Printf("index: %d events of %d customers after %.2f s (%.2f million events/s), %.2f bytes an event, processor time %.2f s\n",
		b.events, b.customers, took.Seconds(), perSecond/1e6, float64(status.IndexBytes)/float64(b.events), cpu.Seconds())
	time.Sleep(3 * time.Second) // what is written in the background
	return nil
}

func (b *bench) compare() (time.Duration, error) {
	var full time.Duration
	fmt.Printf("%-38s %9s %9s %9s", "question", "median ms", "least ms", "cpu ms/2")
	for _, name := range peerNames {
		fmt.Printf(" %22s", name)
	}
	fmt.Println()
	for _, q := range questions() {
		if !strings.Contains(q.name, *only) {
			continue
		}
		t, frames, err := b.time(q)
		if err != nil {
			return 0, err
		}
		if full == 0 {
			full = t.median
		}
		fmt.Printf("%-38s %9.2f %9.2f %9.2f", q.name, ms(t.median), ms(t.least), ms(t.cpu)/2)
		for _, name := range peerNames {
			fmt.Printf(" %22s", b.ratio(q, name, t.median))
		}
		fmt.Println()
		fmt.Println("    " + b.floor(q, frames, t.median))
		if q.check != nil {
			fmt.Println("    " + q.check(frames, b))
		}
	}
	return full, nil
}

var peerNames = []string{"clickhouse", "duckdb", "plain C"}

func (b *bench) ratio(q question, name string, ours time.Duration) string {
	query := q.peer
	if name == "duckdb" && query == "funnel5" {
		query = "funnel5_first_entry"
	}
	theirs := seconds(b.peers, name, query)
	if theirs == 0 {
		return "-"
	}
	ratio := theirs / ours.Seconds()
	text := fmt.Sprintf("%.0f ms, %.1f×", theirs*1e3, ratio)
	if goal := q.goals[name]; goal > 0 {
		mark := "≥"
		if ratio < goal {
			mark = "<"
		}
		text += fmt.Sprintf(" %s %g", mark, goal)
	}
	return text
}

type timing struct{ median, least, cpu time.Duration }

// time asks a question to warm it up (what happens once a question is compiled only after some five hundred), then as often as is
// timed, and last as peers are asked it.
func (b *bench) time(q question) (timing, data.Frames, error) {
	begin := time.Now()
	for i := 1; i <= 30 || i <= 600 && time.Since(begin) < 20*time.Second; i++ {
		if _, err := b.ask(q, 1_000+i); err != nil {
			return timing{}, nil, err
		}
	}
	var times []time.Duration
	cpu := b.plugin.CPU()
	for i := 1; i <= *calls; i++ {
		begin := time.Now()
		if _, err := b.ask(q, i); err != nil {
			return timing{}, nil, err
		}
		times = append(times, time.Since(begin))
	}
	cpu = (b.plugin.CPU() - cpu) / time.Duration(*calls)
	slices.Sort(times)
	frames, err := b.ask(q, 0)
	return timing{times[len(times)/2], times[0], cpu}, frames, err
}

func (b *bench) ask(q question, i int) (data.Frames, error) {
	text, from, to := q.ask(i)
	request, err := b.source.Request(from, to, text)
	if err != nil {
		return nil, err
	}
	answers, err := b.plugin.Query(context.Background(), request)
	if err != nil {
		return nil, err
	}
	if answers["A"].Error != "" {
		return nil, fmt.Errorf("%s: %s", text, answers["A"].Error)
	}
	return answers["A"].Frames, nil
}

// ranges asks for parts of the entries.
func (b *bench) ranges(full time.Duration) error {
	if !strings.Contains("funnel of 5", *only) {
		return nil
	}
	for _, share := range shares() {
		t, _, err := b.time(inShare(share))
		if err != nil {
			return err
		}
		most := time.Duration(2*share*float64(full)) + time.Millisecond
		mark := "≤"
		if t.median > most {
			mark = ">"
		}
		fmt.Printf("%-38s %9.2f %9.2f %9.2f   %s %.2f ms (2 s × full + 1 ms)\n", inShare(share).name, ms(t.median), ms(t.least), ms(t.cpu)/2, mark, ms(most))
	}
	return nil
}

// together asks twenty questions at once and one after another.
func (b *bench) together() error {
	q := questions()[0]
	var row, once time.Duration
	for round := range 3 {
		begin := time.Now()
		for i := range 20 {
			if _, err := b.ask(q, 2_000+100*round+i); err != nil {
				return err
			}
		}
		row = time.Since(begin)
		begin = time.Now()
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() { _, _ = b.ask(q, 3_000+100*round+i) })
		}
		all.Wait()
		once = time.Since(begin)
	}
	fmt.Printf("20 panels: %.0f ms at once, %.0f ms one after another\n", ms(once), ms(row))
	fmt.Printf("memory bandwidth: %.1f GB/s; plugin holds %.0f MB\n", b.bandwidth, b.plugin.ResidentMB())
	return nil
}

// measureBandwidth reads 512 MB on two threads, the best of five.
func measureBandwidth() float64 {
	values := make([]int64, 64<<20)
	for i := range values {
		values[i] = int64(i)
	}
	best := 0.0
	sums := make([]int64, 2)
	for range 5 {
		begin := time.Now()
		var both sync.WaitGroup
		for half := range 2 {
			both.Go(func() {
				part := values[half*len(values)/2 : (half+1)*len(values)/2]
				var a, b, c, d int64
				for i := 0; i+3 < len(part); i += 4 {
					a, b, c, d = a+part[i], b+part[i+1], c+part[i+2], d+part[i+3]
				}
				sums[half] = a + b + c + d
			})
		}
		both.Wait()
		best = max(best, float64(len(values)*8)/1e9/time.Since(begin).Seconds())
	}
	return best
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
