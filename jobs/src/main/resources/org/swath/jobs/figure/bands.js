// Draws a series {type: 'custom', renderItem: 'band'} as the area between its second dimension and its
// third, over its first, whatever the axes. JSON has no functions, so that options only name this one.
echarts.registerPreprocessor(function (option) {
  function band(params, api) {
    if (params.dataIndexInside > 0) {
      return null;
    }
    var upper = [];
    var lower = [];
    for (var i = 0; i < params.dataInsideLength; i++) {
      upper.push(api.coord([api.value(0, i), api.value(2, i)]));
      lower.unshift(api.coord([api.value(0, i), api.value(1, i)]));
    }
    return {
      type: 'polygon',
      silent: true,
      shape: {points: upper.concat(lower)},
      style: {fill: api.visual('color'), opacity: 0.2}
    };
  }
  var series = option.series || [];
  (Array.isArray(series) ? series : [series]).forEach(function (one) {
    if (one.renderItem === 'band') {
      one.renderItem = band;
    }
  });
});
