/** Models in Keras' HDF5 files. */
package org.swath.models.keras;
