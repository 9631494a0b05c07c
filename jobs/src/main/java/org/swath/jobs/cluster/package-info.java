/** What trains a run over the whole cluster: declared here, brought by a module of its own. */
package org.swath.jobs.cluster;
