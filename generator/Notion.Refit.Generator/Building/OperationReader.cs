using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the operations that the root document lists.</summary>
internal sealed class OperationReader(Description description, TypeReader types, MistakeList mistakes)
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    private readonly BodyReader _bodies = new(description, types, mistakes);
    private readonly ParameterReader _parameters = new(description, types, mistakes);

    public IReadOnlyList<Operation> ReadAll()
    {
        List<Operation> operations = [];
        HashSet<MapNode> listed = [];
        foreach ((string path, MapNode entry) in description.Root.MapEntries("paths"))
        {
            if (description.Resolve(entry) is not { } item)
                continue;

            listed.Add(item);
            foreach (string verb in Verbs)
            {
                if (item.Map(verb) is not { } node)
                    continue;

                Operation operation = Read(path, verb.ToUpperInvariant(), item, node);
                operations.Add(operation);
                if (ReadStream(node, operation) is { } stream)
                    operations.Add(stream);
            }
        }

        CheckListed(listed);
        OperationCheck.Run(operations, mistakes);
        return operations;
    }

    private Operation Read(string path, string verb, MapNode item, MapNode node)
    {
        IReadOnlyList<Parameter> parameters = _parameters.Read(path, item, node);
        MapNode? body = node.Map("requestBody") is { } reference ? description.Resolve(reference) : null;
        RequestBody? json = body is null ? null : _bodies.ReadJson(body);
        IReadOnlyList<KeyValuePair<string, TypeRef?>> answers = _bodies.ReadAnswers(node);
        TypeRef? answer = answers.Count > 0 ? answers[0].Value : null;
        if (answers.Count == 0)
            mistakes.Add(node.Location, "the operation has no successful answer", "describe the answer with status 200");

        return new Operation
        {
            Id = Demand(node, "operationId", "name the operation: verb and thing in camel case"),
            Verb = verb,
            Path = path,
            Tag = ReadTag(node),
            Method = Demand(node, "x-method", "name the C# method, without Async"),
            Summary = node.Text("summary")?.Trim() ?? "",
            Description = node.Text("description")?.Trim() ?? "",
            DocsUrl = node.Map("externalDocs")?.Text("url"),
            Parameters = parameters,
            Body = json,
            Parts = body is null ? [] : _bodies.ReadParts(body),
            Answer = answer,
            AnswerDescription = _bodies.DescribeAnswer(node),
            OtherAnswers = [.. from other in answers.Skip(1) where other.Value is not null select KeyValuePair.Create(other.Key, other.Value)],
            Idempotent = verb is "GET" or "DELETE" || node.Flag("x-idempotent"),
            UsesClientCredentials = UsesBasic(node),
            Deprecated = node.Flag("deprecated"),
            TaskResult = node.Map("x-task-result") is { } result ? types.Read(result) : null,
            Deprecation = node.Text("x-deprecation"),
            Pagination = new PaginationReader(mistakes).Read(node, parameters, json?.Type, answer),
            Location = node.Location,
        };
    }

    /// <summary>Reads the second method of an operation that also answers with a stream of events.</summary>
    private Operation? ReadStream(MapNode node, Operation operation)
    {
        TypeRef? item = _bodies.ReadStream(node);
        MapNode? stream = node.Map("x-stream");
        if ((stream is null) != (item is null))
        {
            mistakes.Add(
                (stream ?? node).Location,
                stream is null ? "the answer is also text/event-stream, but there is no x-stream" : "x-stream without an answer of text/event-stream",
                stream is null ? "name the operation and the method of the stream with x-stream" : "describe an event as the schema of text/event-stream");
        }

        if (stream is null || item is null)
            return null;

        return operation with
        {
            Id = Demand(stream, "operationId", "name the operation: verb and thing in camel case"),
            Method = Demand(stream, "x-method", "name the C# method, without Async"),
            Summary = stream.Text("summary")?.Trim() ?? "",
            Description = stream.Text("description")?.Trim() ?? "",
            Answer = item,
            AnswerDescription = "The events, each as soon as it arrives.",
            OtherAnswers = [],
            Pagination = null,
            Streams = true,
            Location = stream.Location,
        };
    }

    private string Demand(MapNode node, string keyword, string remedy)
    {
        if (node.Text(keyword) is { Length: > 0 } text)
            return text;

        mistakes.Add(node.Location, $"the operation has no {keyword}", remedy);
        return "";
    }

    private string ReadTag(MapNode node)
    {
        IReadOnlyList<string> tags = node.Texts("tags");
        if (tags is not [var tag])
        {
            mistakes.Add(node.Location, $"the operation has {tags.Count} tags", "give it exactly one: the interface is called INotion + tag");
            return "";
        }

        if (description.Root.Maps("tags").All(known => known.Text("name") != tag))
            mistakes.Add(node["tags"]!.Location, $"the tag '{tag}' is not in the list of tags", $"describe it in {Description.RootFile}, or correct it");

        return tag;
    }

    private bool UsesBasic(MapNode node) =>
        node.List("security") is { } security
        && security.Items.OfType<MapNode>().SelectMany(entry => entry.Entries).Any(entry => IsBasic(entry.Key));

    private bool IsBasic(string scheme) =>
        description.Documents.Values
            .Select(document => document.Map("components")?.Map("securitySchemes")?.Map(scheme))
            .Any(node => node?.Text("scheme") == "basic");

    /// <summary>An operation that only its area's file knows would silently be left out.</summary>
    private void CheckListed(HashSet<MapNode> listed)
    {
        foreach (MapNode document in description.Documents.Values)
        {
            foreach ((string path, MapNode item) in document.MapEntries("paths"))
            {
                if (!item.IsReference(out _) && !listed.Contains(item))
                    mistakes.Add(item.Location, $"the path '{path}' is not in {Description.RootFile}", "list it there, as a reference to this path item");
            }
        }
    }
}
