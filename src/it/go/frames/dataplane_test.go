package frames

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Every X.arrow in KLANTREIS_DATAPLANE is a typed frame in Java's Arrow, X.txt beside it the items
// that server-side expressions and alert rules must find in it, one a line.
func TestFramesAsExpressionsReadThem(t *testing.T) {
	dir := os.Getenv("KLANTREIS_DATAPLANE")
	if dir == "" {
		t.Skip("KLANTREIS_DATAPLANE is not set: the Java test GoReaderTest sets it and writes the frames")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.arrow"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no frames in %s: %v", dir, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".arrow")
		t.Run(name, func(t *testing.T) {
			frame, err := data.UnmarshalArrowFrame(read(t, file))
			if err != nil {
				t.Fatal(err)
			}
			items, err := items(data.Frames{frame})
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSpace(string(read(t, strings.TrimSuffix(file, ".arrow")+".txt")))
			if got := strings.Join(items, "\n"); got != want {
				t.Errorf("expressions find\n%s\ninstead of\n%s", got, want)
			}
		})
	}
	fmt.Println(len(files), "frames read as expressions read them")
}

func items(frames data.Frames) ([]string, error) {
	kind, err := reader.CanReadBasedOnMeta(frames)
	if err != nil {
		return nil, err
	}
	if kind.Kind() == data.KindNumeric {
		return numbers(frames)
	}
	return series(frames)
}

func numbers(frames data.Frames) ([]string, error) {
	collection, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		return nil, err
	}
	found, err := collection.GetCollection(false) // as Grafana does
	if err != nil || found.Warning != nil {
		return nil, fmt.Errorf("%v, warning %v", err, found.Warning)
	}
	if found.NoData() {
		return []string{"no data"}, nil
	}
	var lines []string
	for _, ref := range found.Refs {
		value, empty, err := ref.NullableFloat64Value()
		if err != nil || empty {
			return nil, fmt.Errorf("%v, empty %t", err, empty)
		}
		lines = append(lines, ref.GetMetricName()+"{"+ref.GetLabels().String()+"} "+text(value))
	}
	sort.Strings(lines)
	return lines, nil
}

func series(frames data.Frames) ([]string, error) {
	collection, err := timeseries.CollectionReaderFromFrames(frames)
	if err != nil {
		return nil, err
	}
	found, err := collection.GetCollection(false) // as Grafana does
	if err != nil || found.Warning != nil {
		return nil, fmt.Errorf("%v, warning %v", err, found.Warning)
	}
	if found.NoData() {
		return []string{"no data"}, nil
	}
	var lines []string
	for _, ref := range found.Refs {
		line := ref.GetMetricName() + "{" + ref.GetLabels().String() + "}"
		points, err := ref.Len()
		if err != nil {
			return nil, err
		}
		for i := 0; i < points; i++ {
			at, value, err := ref.NullableFloat64Point(i)
			if err != nil {
				return nil, err
			}
			line += fmt.Sprintf(" %d=%s", at.UnixMilli(), text(value))
		}
		lines = append(lines, line)
	}
	sort.Strings(lines)
	return lines, nil
}

func text(value *float64) string {
	if value == nil {
		return "null"
	}
	return strconv.FormatFloat(*value, 'g', -1, 64)
}
