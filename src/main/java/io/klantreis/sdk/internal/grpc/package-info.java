/// The wire: the only user of gRPC and of the generated stubs. Turns messages into the records of
/// {@code sdk.backend}, hands them to {@link io.klantreis.sdk.internal.grpc.Calls} and turns the
/// answers back. Begin reading in {@link io.klantreis.sdk.internal.grpc.GrpcServer}, then {@code
/// DataService}.
@NullMarked
package io.klantreis.sdk.internal.grpc;

import org.jspecify.annotations.NullMarked;
