#!/usr/bin/env python3
"""Makes the files beside it with Keras 3: KERAS_BACKEND=jax python3 make_models.py

Needs keras==3.15.1, jax and h5py. Each file is what Keras saves of one small model as .h5 and as .keras, as
text: attributes, arrays and the configuration word for word; beside it inputs, the outputs that Keras predicts,
and three steps of SGD on all examples at once: the loss before each, and the outputs in the end.
"""
import io
import json
import tempfile
import zipfile
from pathlib import Path

import h5py
import keras
import numpy as np
from keras import layers, regularizers

HEIGHT, WIDTH, CLASSES, EXAMPLES, STEPS, RATE = 6, 5, 3, 8, 3, 0.05
PIXELS = HEIGHT * WIDTH


def dense():
    return keras.Sequential(
        [
            keras.Input((PIXELS,)),
            layers.Dense(4, activation="relu", kernel_regularizer=regularizers.L1L2(0.01, 0.02), name="hidden"),
            layers.BatchNormalization(),
            layers.Activation("tanh"),
            layers.Dense(CLASSES),
            layers.Activation("softmax"),
        ]
    )


def dropping():
    return keras.Sequential(
        [
            keras.Input((PIXELS,)),
            layers.Dense(3, activation="relu", name="hidden"),
            layers.Dropout(0.25, seed=5),
            layers.Dense(CLASSES, activation="softmax", name="classes"),
        ]
    )


def functional():
    pixels = keras.Input((PIXELS,), name="pixels")
    left = layers.Dense(3, activation="relu", name="left")(pixels)
    right = layers.Dense(3, activation="sigmoid", kernel_regularizer="l2", name="right")(pixels)
    joined = layers.Concatenate()([layers.Add()([left, right]), right])
    return keras.Model(pixels, layers.Dense(CLASSES, activation="softmax")(joined))


def convolutional():
    return keras.Sequential(
        [
            keras.Input((HEIGHT, WIDTH, 1)),
            layers.Conv2D(2, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(3, 2),
            layers.BatchNormalization(),
            layers.LeakyReLU(),
            layers.Flatten(),
            layers.Dense(CLASSES, activation="softmax"),
        ]
    )


def residual():
    images = keras.Input((HEIGHT, WIDTH, 1))
    first = layers.Conv2D(2, 3, padding="same", activation="relu")(images)
    second = layers.Conv2D(2, 3, padding="same")(first)
    joined = layers.Concatenate()([layers.Add()([first, second]), second])
    return keras.Model(images, layers.Dense(CLASSES, activation="softmax")(layers.GlobalAveragePooling2D()(joined)))


def recurrent():
    return keras.Sequential(
        [
            keras.Input((HEIGHT, WIDTH)),
            layers.LSTM(3, return_sequences=True),
            layers.SimpleRNN(2),
            layers.Dense(CLASSES, activation="softmax"),
        ]
    )


def regression():
    return keras.Sequential([keras.Input((PIXELS,)), layers.Dense(3, activation="tanh"), layers.Dense(1)])


def autoencoder():
    return keras.Sequential(
        [keras.Input((PIXELS,)), layers.Dense(3, activation="relu"), layers.Dense(PIXELS, activation="sigmoid")]
    )


def numbers(array):
    return [float(np.format_float_positional(x, unique=True)) for x in np.asarray(array, "float32").flatten()]


def words(value):
    return value if isinstance(value, str) else [x if isinstance(x, str) else x.decode() for x in value]


def in_hdf5(file):
    """What Keras writes for a model but for optimizer_weights: groups' attributes, and arrays."""
    attributes = {"": {k: words(v) for k, v in file.attrs.items()}}
    arrays = {}

    def visit(path, item):
        if path.startswith("optimizer"):
            return
        if isinstance(item, h5py.Dataset):
            arrays[path] = {"shape": list(item.shape), "values": numbers(item[()])}
        else:
            attributes[path] = {k: words(v) for k, v in item.attrs.items()}

    file.visititems(visit)
    return attributes, arrays


def made(build, random):
    keras.utils.set_random_seed(1)
    model = build()
    for weight in model.weights:
        new = weight.numpy() + random.normal(0, 0.1, weight.shape)
        weight.assign(np.abs(new) if "variance" in weight.path else new)
    pixels = random.integers(0, 256, (EXAMPLES, PIXELS))
    labels = random.integers(0, CLASSES, EXAMPLES)
    x = (pixels / 255).astype("float32").reshape((EXAMPLES,) + model.input_shape[1:])
    classifies = model.output_shape[-1] == CLASSES
    y = labels if classifies or model.output_shape[-1] == 1 else x
    model.compile(keras.optimizers.SGD(RATE), "sparse_categorical_crossentropy" if classifies else "mse")
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.h5")
        model.save(f"{folder}/model.keras")
        with h5py.File(f"{folder}/model.h5") as file:
            attributes, arrays = in_hdf5(file)
        with zipfile.ZipFile(f"{folder}/model.keras") as file:
            configuration = file.read("config.json").decode()
            with h5py.File(io.BytesIO(file.read("model.weights.h5"))) as weights:
                zipped = in_hdf5(weights)[1]
    result = {
        "keras": keras.__version__,
        "attributes": attributes,
        "arrays": arrays,
        "zippedConfiguration": configuration,
        # The same arrays by other names.
        "zippedArrays": {path: next(name for name, a in arrays.items() if a == array) for path, array in zipped.items()},
        "pixels": pixels.flatten().tolist(),
        "labels": labels.tolist(),
        "outputs": numbers(model.predict(x, verbose=0)),
    }
    if build is not dropping:
        result["losses"] = [float(np.asarray(model.train_on_batch(x, y))) for _ in range(STEPS)]
        result["trainedOutputs"] = numbers(model.predict(x, verbose=0))
    return result


def main():
    random = np.random.default_rng(7)
    for build in (dense, dropping, functional, convolutional, residual, recurrent, regression, autoencoder):
        text = json.dumps(made(build, random), separators=(",", ":"))
        (Path(__file__).parent / f"{build.__name__}.json").write_text(text.replace('],"', '],\n"').replace('},"', '},\n"') + "\n")


if __name__ == "__main__":
    main()
