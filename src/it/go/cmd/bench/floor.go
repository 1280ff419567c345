package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Bytes an event without which no columnar engine can answer: where it is (2 bytes a position in a block), what it is (1 byte
// a code), when it was (4 bytes), what was said (1 byte a mark).
const (
	place = 2
	code  = 1
	when  = 4
	said  = 1
)

// ofSteps are the events of the five touchpoints of a funnel: where they are, and when.
func ofSteps(b *bench, _ data.Frames) (int64, int64) {
	events := int64(0)
	for touchpoint, count := range b.touched {
		if stage, at, _ := strings.Cut(touchpoint, "_"); at == places[0] && stage != "loyalty" && stage != "advocacy" {
			events += count
		}
	}
	return events, place + when
}

// ofAll are all events: what they are, and when.
func ofAll(b *bench, _ data.Frames) (int64, int64) { return b.events, code + when }

// ofAnswers are the events that say how somebody felt: where they are, what they are, when, and what was said.
func ofAnswers(_ *bench, frames data.Frames) (int64, int64) {
	_, responses := answers(frames)
	return responses, place + code + when + said
}

// floor tells how long reading what a question cannot be answered without takes at this run's bandwidth, and how far off we are.
func (b *bench) floor(q question, frames data.Frames, took time.Duration) string {
	events, bytes := q.reads(b, frames)
	least := float64(events*bytes) / b.bandwidth / 1e6
	return fmt.Sprintf("memory allows %.2f ms: %.1f million events of %d bytes at %.1f GB/s; this took %.0f times that",
		least, float64(events)/1e6, bytes, b.bandwidth, ms(took)/least)
}

// census counts the events of each touchpoint.
func (b *bench) census() error {
	frames, err := b.ask(question{ask: func(int) (string, time.Time, time.Time) {
		return `{"queryType":"counts","of":"events","by":"touchpoint","format":"table"}`, logBegins, logEnds
	}}, 0)
	if err != nil {
		return err
	}
	b.touched = map[string]int64{}
	names, _ := frames[0].FieldByName("touchpoint")
	for i, count := range column(frames[0], "value") {
		name, _ := names.At(i).(string)
		b.touched[name] = count
	}
	return nil
}
