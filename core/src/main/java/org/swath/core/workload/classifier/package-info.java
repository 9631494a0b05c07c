/**
 * Networks that tell the classes of images apart, learning from labels: softmax regression, and a
 * multilayer perceptron with one hidden layer.
 */
package org.swath.core.workload.classifier;
