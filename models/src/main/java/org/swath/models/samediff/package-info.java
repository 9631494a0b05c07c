/** Models as saved graphs of SameDiff, which is part of ND4J. */
package org.swath.models.samediff;
