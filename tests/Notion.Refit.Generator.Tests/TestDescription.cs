using Notion.Refit.Generator.Building;
using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Tests;

/// <summary>A small description: a root, and one area file whose schemas or operations a test gives.</summary>
internal static class TestDescription
{
    /// <summary>Lines before the first one of the schemas in <see cref="Schemas"/>, so that a test can name lines.</summary>
    public const int SchemaOffset = 5;

    private const string Root =
        """
        openapi: 3.1.1
        info: {title: Test, version: '2026-03-11'}
        tags:
          - {name: Things, description: Things to test with.}
        paths:
        """;

    /// <summary>The mistakes in an area file that has these schemas and no operations.</summary>
    public static IReadOnlyList<string> MistakesInSchemas(string schemas) => MistakesIn(Files("", Schemas(schemas)));

    /// <summary>The mistakes in an area file with these path items and a few schemas to use.</summary>
    /// <param name="paths">The path items, at the left margin.</param>
    /// <param name="listed">The paths that the root lists.</param>
    public static IReadOnlyList<string> MistakesInPaths(string paths, params IReadOnlyList<string> listed) =>
        MistakesIn(Files(
            string.Concat(listed.Select(path => $"  {path}: {{$ref: 'things.yaml#/paths/{JsonPointer.Escape(path)}'}}\n")),
            $"openapi: 3.1.1\ninfo: {{title: Things, version: '2026-03-11'}}\npaths:\n{Indent(paths, 2)}\ncomponents:\n  schemas:\n{Indent(ThingSchemas, 4)}\n"));

    public static IReadOnlyList<string> MistakesIn(IReadOnlyDictionary<string, string> files)
    {
        MistakeList mistakes = new();
        ModelBuilder.Build(Description.Load(files, "openapi", mistakes), mistakes);
        return [.. mistakes.Ordered.Select(mistake => mistake.ToString())];
    }

    /// <summary>The model of an area file that has these schemas; fails on any mistake.</summary>
    public static ApiModel Model(string schemas)
    {
        MistakeList mistakes = new();
        ApiModel model = ModelBuilder.Build(Description.Load(Files("", Schemas(schemas)), "openapi", mistakes), mistakes);
        Assert.That(mistakes.Ordered, Is.Empty);
        return model;
    }

    public static Dictionary<string, string> Files(string rootPaths, string things) => new(StringComparer.Ordinal)
    {
        ["notion.yaml"] = $"{Root}{(rootPaths.Length == 0 ? " {}\n" : $"\n{rootPaths}")}",
        ["things.yaml"] = things,
    };

    public static string Schemas(string schemas) =>
        $"openapi: 3.1.1\ninfo: {{title: Things, version: '2026-03-11'}}\npaths: {{}}\ncomponents:\n  schemas:\n{Indent(schemas, 4)}\n";

    public static string Indent(string text, int by) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));

    private const string ThingSchemas =
        """
        Thing:
          description: A thing.
          type: object
          properties:
            name: {type: string, description: Its name.}
        ThingList:
          description: Things.
          type: object
          required: [results, has_more, next_cursor]
          properties:
            results: {type: array, items: {$ref: '#/components/schemas/Thing'}, description: The things.}
            has_more: {type: boolean, description: Whether there are more.}
            next_cursor: {type: [string, 'null'], description: Where they begin.}
        """;
}
