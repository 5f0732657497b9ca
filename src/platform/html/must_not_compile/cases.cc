// Compiled by run.py once as a whole; every bad line of cases.inc must give its own error.
#include "platform/html/html.h"

namespace wiec::html {
#define CASE(expected, template_text, ...) \
  void WIEC_CASE(Html& out) { put<template_text>(out __VA_OPT__(, ) __VA_ARGS__); }
#define WIEC_JOIN_2(a, b) a##b
#define WIEC_JOIN_1(a, b) WIEC_JOIN_2(a, b)
#define WIEC_CASE WIEC_JOIN_1(case_, __LINE__)
#include "cases.inc"
}  // namespace wiec::html
