package plugin

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"io.klantreis/it/host"
)

// This test program is also the host that is killed: see TestAnOrphanEnds.
func TestMain(m *testing.M) {
	if executable := os.Getenv("KLANTREIS_BE_HOST"); executable != "" {
		plugin, err := host.Start(executable, host.Options{})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(plugin.Pid())
		time.Sleep(time.Minute)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// The plugins whose life is watched: the SDK's own and the product, where it is built.
func plugins(t *testing.T, test func(t *testing.T, executable string, options host.Options)) {
	t.Run("echo", func(t *testing.T) { test(t, echo(t), host.Options{}) })
	t.Run("dist", func(t *testing.T) { test(t, dist(t), host.Options{Env: []string{"GF_PLUGIN_DATA_DIR=" + t.TempDir()}}) })
}

func TestShutdownTakesLessThanTwoSeconds(t *testing.T) {
	plugins(t, func(t *testing.T, executable string, options host.Options) {
		plugin := start(t, executable, options)
		pid := plugin.Pid()
		_, _ = plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{PluginContext: host.DataSource{}.Context()})
		begin := time.Now()
		plugin.Kill()
		if took := time.Since(begin); took >= 2*time.Second {
			t.Errorf("took %v", took)
		}
		if alive(pid) {
			t.Error("still there")
		}
		if log := plugin.HostLog.String(); strings.Contains(log, "plugin failed to exit gracefully") {
			t.Errorf("the host had to kill it: %s", log)
		}
	})
}

func TestShutdownWithARunningCallTakesLessThanTwoSeconds(t *testing.T) {
	plugin := start(t, echo(t), host.Options{})
	request, _ := host.DataSource{}.Request(from, to, `{"do":"sleep","millis":30000}`)
	go func() { _, _ = plugin.Query(context.Background(), request) }()
	time.Sleep(300 * time.Millisecond)
	begin := time.Now()
	plugin.Kill()
	if took := time.Since(begin); took >= 2*time.Second {
		t.Errorf("took %v", took)
	}
	if log := plugin.HostLog.String(); strings.Contains(log, "plugin failed to exit gracefully") {
		t.Errorf("the host had to kill it: %s", log)
	}
}

func TestAnOrphanEnds(t *testing.T) {
	plugins(t, func(t *testing.T, executable string, options host.Options) {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		killed := exec.Command(self)
		killed.Env = append([]string{"KLANTREIS_BE_HOST=" + executable}, options.Env...)
		killed.Dir = t.TempDir()
		out, err := killed.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := killed.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(out).ReadString('\n')
		pid, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("the host said %q", line)
		}
		if !alive(pid) {
			t.Fatal("the plugin is not there")
		}
		_ = killed.Process.Signal(syscall.SIGKILL)
		_ = killed.Wait()
		begin := time.Now()
		if !eventually(5*time.Second, func() bool { return !alive(pid) }) {
			t.Fatal("still there")
		}
		t.Logf("gone %v after its host", time.Since(begin).Round(10*time.Millisecond))
	})
}

func TestTLSOnBothSides(t *testing.T) {
	plugins(t, func(t *testing.T, executable string, options host.Options) {
		options.AutoMTLS = true
		plugin := start(t, executable, options)
		if err := plugin.Ping(); err != nil {
			t.Error(err)
		}
		health, err := plugin.Diagnostics.CheckHealth(context.Background(), &pluginv2.CheckHealthRequest{
			PluginContext: host.DataSource{JSONData: `{"store":{"kind":"demo"}}`}.Context()})
		if err != nil || health.Status != pluginv2.CheckHealthResponse_OK {
			t.Errorf("%v %v", health, err)
		}
	})
}

func TestTLSRefusesWhoeverShowsNoCertificate(t *testing.T) {
	plugin := start(t, echo(t), host.Options{AutoMTLS: true})
	if err := host.PingInTheClear(plugin.Client.ReattachConfig().Addr); err == nil {
		t.Error("a client without TLS was served")
	}
}

func TestMultiplexingIsDeclined(t *testing.T) {
	_, err := host.Start(echo(t), host.Options{Multiplex: true, Dir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "multiplexing") {
		t.Errorf("the host's error is %v", err)
	}
}

func TestWithoutTheCookieItSaysWhatItIs(t *testing.T) {
	plugins(t, func(t *testing.T, executable string, _ host.Options) {
		command := exec.Command(executable)
		command.Env = []string{}
		var out, stderr strings.Builder
		command.Stdout, command.Stderr = &out, &stderr
		err := command.Run()
		if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
			t.Errorf("ended with %v", err)
		}
		if out.Len() > 0 || !strings.Contains(stderr.String(), "Grafana") {
			t.Errorf("stdout %q, stderr %q", out.String(), stderr.String())
		}
	})
}

func TestItStartsAgainAfterACrash(t *testing.T) {
	executable := echo(t)
	first := start(t, executable, host.Options{})
	_ = syscall.Kill(first.Pid(), syscall.SIGKILL)
	if !eventually(3*time.Second, first.Client.Exited) {
		t.Fatal("the host did not notice")
	}
	second := start(t, executable, host.Options{})
	if answers := ask(t, second, host.DataSource{}, `{}`); answers["A"].Status != 200 {
		t.Errorf("%+v", answers)
	}
}

func TestADebuggedPluginAnswersInsteadOfGrafanasOwn(t *testing.T) {
	executable, folder := echo(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "plugin.json"), []byte(`{"id": "test-echo-datasource"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	debugged := exec.Command(executable, "-standalone")
	debugged.Dir = folder
	if err := debugged.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = debugged.Process.Kill() }()
	read := func(name string) string {
		text, _ := os.ReadFile(filepath.Join(folder, name))
		return string(text)
	}
	if !eventually(20*time.Second, func() bool { return read("pid.txt") != "" }) {
		t.Fatal("it left no pid.txt")
	}
	if read("pid.txt") != strconv.Itoa(debugged.Process.Pid) {
		t.Errorf("pid.txt says %s", read("pid.txt"))
	}
	stand := start(t, executable, host.Options{Env: []string{"GF_PLUGIN_GRPC_ADDRESS_TEST_ECHO_DATASOURCE=" + read("standalone.txt")}})
	if address := stand.Client.ReattachConfig().Addr.String(); address != read("standalone.txt") {
		t.Errorf("the handshake says %s, standalone.txt %s", address, read("standalone.txt"))
	}
	if answers := ask(t, stand, host.DataSource{}, `{"text":"debugged"}`); answers["A"].Status != 200 {
		t.Errorf("%+v", answers)
	}
	stand.Kill()
	_ = debugged.Process.Signal(syscall.SIGTERM)
	_ = debugged.Wait()
	if read("standalone.txt")+read("pid.txt") != "" {
		t.Error("the two files were left behind")
	}
}

func alive(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	return fields[0] != "Z"
}
