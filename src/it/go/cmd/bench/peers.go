package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// A peer's line: what it was asked, how long it took, what it said.
type peer struct {
	Peer    string          `json:"peer"`
	Query   string          `json:"query"`
	Median  float64         `json:"median_s"`
	Min     float64         `json:"min_s"`
	Threads int             `json:"threads"`
	ReadGBs float64         `json:"read_gb_s"`
	Answer  json.RawMessage `json:"answer"`
}

// readPeers reads one JSON object a line; no file is no peers.
func readPeers(path string) ([]peer, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var peers []peer
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line peer
		if !strings.HasPrefix(lines.Text(), "{") {
			continue
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		peers = append(peers, line)
	}
	return peers, lines.Err()
}

// seconds is how long a peer took for a query, or 0. The plain pass is told by its best time with two threads.
func seconds(peers []peer, name, query string) float64 {
	for _, p := range peers {
		if p.Peer == name && p.Query == query {
			if p.Median > 0 {
				return p.Median
			}
			if p.Threads == 2 {
				return p.Min
			}
		}
	}
	return 0
}

// table is a peer's answer where it is rows of texts and numbers, as texts.
func table(peers []peer, name, query string) ([][]string, bool) {
	for _, p := range peers {
		if p.Peer != name || p.Query != query {
			continue
		}
		var rows [][]any
		numbers := json.NewDecoder(bytes.NewReader(p.Answer))
		numbers.UseNumber() // a count stays as it is written
		if numbers.Decode(&rows) != nil {
			return nil, false
		}
		var texts [][]string
		for _, row := range rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, fmt.Sprint(cell))
			}
			texts = append(texts, cells)
		}
		return texts, true
	}
	return nil, false
}

// number is a peer's answer where it is one number.
func number(peers []peer, name, query string) (int64, bool) {
	for _, p := range peers {
		if p.Peer == name && p.Query == query {
			var value int64
			err := json.Unmarshal(p.Answer, &value)
			return value, err == nil
		}
	}
	return 0, false
}
