package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// cached asks each question again and again, the very same: from the second time on its answer is kept. What the host's reader of
// frames takes is told apart, for that is not the plugin's.
func (b *bench) cached() error {
	for _, q := range questions() {
		if _, err := b.ask(q, 500); err != nil {
			return err
		}
		text, from, to := q.ask(500)
		request, err := b.source.Request(from, to, text)
		if err != nil {
			return err
		}
		var times, reading []time.Duration
		cpu := b.plugin.CPU()
		for range *calls {
			begin := time.Now()
			response, err := b.plugin.Data.QueryData(context.Background(), request)
			answered := time.Now()
			if err == nil {
				_, err = data.UnmarshalArrowFrames(response.Responses["A"].Frames)
			}
			if err != nil {
				return err
			}
			times = append(times, answered.Sub(begin))
			reading = append(reading, time.Since(answered))
		}
		cpu = (b.plugin.CPU() - cpu) / time.Duration(*calls)
		second := times[0]
		slices.Sort(times)
		slices.Sort(reading)
		fmt.Printf("%-38s %9.2f %9.2f ms from the cache (median, least; second time asked %.2f; goal 2), %.1f ms of processor time; read by the host in %.2f ms\n",
			q.name, ms(times[len(times)/2]), ms(times[0]), ms(second), ms(cpu), ms(reading[len(reading)/2]))
	}
	return nil
}

// cancelled gives up on a long question again and again, and tells how long the plugin goes on with it. The plugin's own count of
// running calls is asked without a pause; one such look is the grain.
func (b *bench) cancelled() error {
	text := `{"queryType":"funnel","order":"any","counting":"every","window":"%ds","breakdown":{"by":"channel","attribution":"all"}}`
	running := func() (float64, error) { return b.plugin.Metric(context.Background(), "plugin_requests_running") }
	var times []time.Duration
	var look time.Duration
	missed := 0
	for i := range *calls {
		request, err := b.source.Request(logBegins, logEnds, fmt.Sprintf(text, 90*86400-i))
		if err != nil {
			return err
		}
		ctx, cancel := context.WithCancel(context.Background())
		answered := make(chan error, 1)
		go func() {
			_, err := b.plugin.Query(ctx, request)
			answered <- err
		}()
		time.Sleep(time.Duration(20+5*i) * time.Millisecond) // gives up at another place every time
		begin := time.Now()
		before, err := running()
		look = max(look, time.Since(begin))
		begin = time.Now()
		cancel()
		for left := before; err == nil && left > 0; {
			left, err = running()
		}
		took := time.Since(begin)
		if err != nil {
			return err
		}
		if err := <-answered; err == nil || before == 0 {
			missed++ // was answered already
			continue
		}
		times = append(times, took)
	}
	if len(times) == 0 {
		return errors.New("no question was long enough to be cancelled")
	}
	slices.Sort(times)
	fmt.Printf("cancelled: still running for %.1f ms (median), %.1f ms at most, of %d (%d were answered before; one look takes up to %.1f ms; goal 50)\n",
		ms(times[len(times)/2]), ms(times[len(times)-1]), len(times), missed, ms(look))
	return nil
}
