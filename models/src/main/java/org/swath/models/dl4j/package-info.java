/** Models in Deeplearning4j's own formats. What knows its networks is here. */
package org.swath.models.dl4j;
