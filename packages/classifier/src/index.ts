export { classifierOf, openClassifier } from "./network-classifier.ts";
