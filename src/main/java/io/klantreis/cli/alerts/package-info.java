/// Alert rules as Grafana's provisioning reads them: one command writes those of a data source, a
/// folder and a stage model. Begin reading in {@link io.klantreis.cli.alerts.AlertsCommand}.
@NullMarked
package io.klantreis.cli.alerts;

import org.jspecify.annotations.NullMarked;
