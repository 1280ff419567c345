// Package frames reads the frames that the Java SDK wrote with the reader that Grafana uses, and
// compares what it finds, value by value, with what the Java side says it wrote.
package frames

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Every X.arrow in KLANTREIS_FRAMES is a frame in Java's Arrow, X.json beside it what it must be.
func TestFramesWrittenByJava(t *testing.T) {
	dir := os.Getenv("KLANTREIS_FRAMES")
	if dir == "" {
		t.Skip("KLANTREIS_FRAMES is not set: the Java test GoReaderTest sets it and writes the frames")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.arrow"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no frames in %s: %v", dir, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".arrow")
		t.Run(name, func(t *testing.T) {
			want := parse(t, read(t, strings.TrimSuffix(file, ".arrow")+".json"))
			frame, err := data.UnmarshalArrowFrame(read(t, file))
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(frame)
			if err != nil {
				t.Fatal(err)
			}
			for _, difference := range compare("", normal(want), normal(parse(t, text))) {
				t.Error(difference)
			}
		})
	}
	fmt.Println(len(files), "frames read by grafana-plugin-sdk-go")
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func parse(t *testing.T, text []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// normal gives two JSONs of one frame the same form. It takes away what says nothing: null members
// and empty objects of a config or of labels. And it writes float32 values as such, for their
// shortest forms may differ: 1e-45 is 1.4E-45.
func normal(value any) any {
	frame, _ := value.(map[string]any)
	schema, _ := frame["schema"].(map[string]any)
	fields, _ := schema["fields"].([]any)
	content, _ := frame["data"].(map[string]any)
	columns, _ := content["values"].([]any)
	for i, f := range fields {
		field := f.(map[string]any)
		if field["typeInfo"].(map[string]any)["frame"] == "float32" && i < len(columns) {
			narrow(columns[i].([]any))
		}
		for _, key := range []string{"config", "labels"} {
			object, is := field[key].(map[string]any)
			for member, content := range object {
				if content == nil {
					delete(object, member)
				}
			}
			if is && len(object) == 0 {
				delete(field, key)
			}
		}
	}
	return value
}

func narrow(column []any) {
	for i, value := range column {
		if number, ok := value.(json.Number); ok {
			if float, err := strconv.ParseFloat(string(number), 32); err == nil {
				column[i] = json.Number(strconv.FormatFloat(float, 'g', -1, 64))
			}
		}
	}
}

func compare(path string, want, got any) []string {
	switch want := want.(type) {
	case map[string]any:
		got, ok := got.(map[string]any)
		if !ok {
			return differ(path, want, got)
		}
		return compareObjects(path, want, got)
	case []any:
		got, ok := got.([]any)
		if !ok || len(got) != len(want) {
			return differ(path, want, got)
		}
		var all []string
		for i := range want {
			all = append(all, compare(fmt.Sprintf("%s[%d]", path, i), want[i], got[i])...)
		}
		return all
	case json.Number:
		if got, ok := got.(json.Number); ok && sameNumber(want, got) {
			return nil
		}
		return differ(path, want, got)
	default:
		if want == got {
			return nil
		}
		return differ(path, want, got)
	}
}

func compareObjects(path string, want, got map[string]any) []string {
	keys := map[string]bool{}
	for key := range want {
		keys[key] = true
	}
	for key := range got {
		keys[key] = true
	}
	var sorted []string
	for key := range keys {
		sorted = append(sorted, key)
	}
	sort.Strings(sorted)
	var all []string
	for _, key := range sorted {
		w, inWant := want[key]
		g, inGot := got[key]
		if inWant != inGot {
			all = append(all, fmt.Sprintf("%s.%s: Java wrote %v (%t), Go read %v (%t)", path, key, w, inWant, g, inGot))
			continue
		}
		all = append(all, compare(path+"."+key, w, g)...)
	}
	return all
}

// sameNumber compares digits where both are whole, so that 64-bit integers are compared exactly.
func sameNumber(want, got json.Number) bool {
	if want == got {
		return true
	}
	if !strings.ContainsAny(string(want)+string(got), ".eE") {
		return false
	}
	w, errW := strconv.ParseFloat(string(want), 64)
	g, errG := strconv.ParseFloat(string(got), 64)
	return errW == nil && errG == nil && w == g
}

func differ(path string, want, got any) []string {
	return []string{fmt.Sprintf("%s: Java wrote %v, Go read %v", path, want, got)}
}
