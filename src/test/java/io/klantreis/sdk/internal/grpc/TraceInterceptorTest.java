package io.klantreis.sdk.internal.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceInterceptorTest {
  @Test
  void traceParent_wellFormed_givesItsTrace() {
    assertThat(TraceInterceptor.traceId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void traceParent_malformedOrEmpty_givesNone() {
    assertThat(TraceInterceptor.traceId(null)).isNull();
    assertThat(TraceInterceptor.traceId("00-xyz-1-01")).isNull();
    assertThat(TraceInterceptor.traceId("00-00000000000000000000000000000000-b7ad6b7169203331-01"))
        .isNull();
  }
}
