import type { Entry } from "../../server/core/model/entry.ts";
import { approximate } from "../../server/core/model/money.ts";
import { goalSpan, indicatorsOf } from "../../server/core/model/project.ts";
import type { Table } from "../../server/core/model/table.ts";
import { view } from "../../server/core/model/unit.ts";

/** A table's data as the peers read it. */
export function dataOf(table: Table): object {
  const amounts = (entry: Entry | undefined) =>
    (entry?.amounts ?? []).map(({ value }) => (value ? approximate(value) : 0));
  return {
    title: "项目支出绩效目标表",
    units: table.units.map((unit) => {
      const { head, projects } = view(unit);
      return {
        name: head ? head.name : "—",
        amounts: amounts(head),
        projects: projects.map((project) => {
          const text = project.row.text;
          const says = (span: { from: number; to: number } | undefined) =>
            span ? text.slice(span.from, span.to) : "";
          return {
            name: project.name,
            amounts: amounts(project),
            goal: says(goalSpan(project)),
            indicators: indicatorsOf(project).map((one) => ({
              class: says(one.class),
              subclass: says(one.subclass),
              name: says(one.name),
              cycle: says(one.cycle),
              annual: says(one.annual),
            })),
          };
        }),
      };
    }),
  };
}

const text = (pattern: string, maxLength: number) => ({ type: "string", minLength: 1, maxLength, pattern });

/** What a schema can say of such data: kinds, lengths, patterns, and what must be there. */
export const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  required: ["title", "units"],
  properties: {
    title: text("绩效目标", 60),
    units: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "amounts", "projects"],
        properties: {
          name: text("[\\u4e00-\\u9fff]", 60),
          amounts: { type: "array", items: { type: "number", minimum: 0 } },
          projects: {
            type: "array",
            items: {
              type: "object",
              required: ["name", "amounts", "goal", "indicators"],
              properties: {
                name: text("[\\u4e00-\\u9fff]", 60),
                amounts: { type: "array", minItems: 1, items: { type: "number", minimum: 0 } },
                goal: { type: "string", minLength: 20 },
                indicators: {
                  type: "array",
                  minItems: 5,
                  items: {
                    type: "object",
                    additionalProperties: false,
                    required: ["class", "subclass", "name", "cycle", "annual"],
                    properties: {
                      class: { type: "string", pattern: "^\\d-.*指标$" },
                      subclass: { type: "string", pattern: "^\\d\\d-" },
                      name: { type: "string", maxLength: 20, minLength: 2 },
                      cycle: { type: "string", pattern: "^[≥≤=＝<>≧≦]?\\d" },
                      annual: { type: "string", pattern: "^[≥≤=＝<>≧≦]?\\d" },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
