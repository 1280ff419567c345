package main

import (
	"bufio"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"time"
)

// Chances and times of a journey: seven stages of three touchpoints each, a year of entries.
var (
	stages    = []string{"awareness", "consideration", "decision", "purchase", "experience", "loyalty", "advocacy"}
	places    = []string{"web", "mail", "store"}
	channels  = []string{"web", "mail", "store", "social", "phone", "app"}
	advance   = []float64{0.72, 0.61, 0.55, 0.93, 0.42, 0.31}
	dwell     = []time.Duration{30 * time.Hour, 70 * time.Hour, 26 * time.Hour, 60 * time.Hour, 300 * time.Hour, 600 * time.Hour, 200 * time.Hour}
	year      = 365 * 24 * time.Hour
	beginning = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
)

type event struct {
	at      time.Duration
	touch   int
	channel int
	rating  int
}

// writeLog writes a reproducible log of so many customers as CSV, for where no shared one is: customers come in one to three
// times, touch each stage one to four times, go on by chance, and look back now and then.
func writeLog(path string, customers int) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<20)
	fmt.Fprintln(out, "customer,timestamp,touchpoint,channel,stage,rating")
	random := rand.New(rand.NewPCG(20261122, 1))
	for customer := range customers {
		for _, e := range journey(random) {
			stage := stages[e.touch/len(places)]
			rating := ""
			if e.rating > 0 {
				rating = fmt.Sprint(e.rating)
			}
			fmt.Fprintf(out, "%d,%s,%s_%s,%s,%s,%s\n", customer, beginning.Add(e.at).Format("2006-01-02T15:04:05.000Z"),
				stage, places[e.touch%len(places)], channels[e.channel], stage, rating)
		}
	}
	return out.Flush()
}

func journey(random *rand.Rand) []event {
	var events []event
	for range 1 + random.IntN(3) {
		at := time.Duration(random.Int64N(int64(year)))
		channel := random.IntN(len(channels))
		for stage := range stages {
			for range 1 + random.IntN(4) {
				at += time.Duration(random.ExpFloat64() * float64(dwell[stage]) / 4)
				events = append(events, touch(random, at, stage, channel))
			}
			if stage < len(advance) && random.Float64() >= advance[stage]*(1+(float64(channel)-2.5)*0.03) {
				break
			}
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	return events
}

func touch(random *rand.Rand, at time.Duration, stage, channel int) event {
	if random.Float64() < 0.3 {
		stage = random.IntN(stage + 1)
	}
	rating := 0
	if random.Float64() < 0.15 {
		rating = min(5, max(1, int(3.5+random.NormFloat64()+0.5)))
	}
	return event{at.Truncate(time.Millisecond), stage*len(places) + random.IntN(len(places)), channel, rating}
}
