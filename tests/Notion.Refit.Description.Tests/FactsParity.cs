using Notion.Refit.Description.Tests.Reading;
using Notion.Refit.Description.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests;

/// <summary>Compares the description with the collected facts, operation by operation.</summary>
internal sealed class FactsParity(OpenApiDocument description, YamlNode facts)
{
    private const string AsStream = " (text/event-stream)";

    /// <summary>Names of the operations of the facts that the description must have.</summary>
    public IEnumerable<string> Operations => Endpoints.Select(e => e.Name);

    private IEnumerable<(string Name, YamlNode Node)> Endpoints => facts.Get("endpoints").Members();

    /// <summary>Walks everything.</summary>
    public ShapeComparison Compare()
    {
        ShapeComparison comparison = new();
        Dictionary<string, OpenApiOperation> described = description.Operations.ToDictionary(o => o.Route, StringComparer.Ordinal);
        foreach (OpenApiOperation operation in described.Values.Where(o => o.Stream is not null).ToArray())
            described.Add($"{operation.Route}{AsStream}", operation);
        foreach ((string name, YamlNode endpoint) in Endpoints)
        {
            string route = $"{endpoint.Text("method")} {endpoint.Text("path")}{(endpoint.IsTrue("stream") ? AsStream : "")}";
            if (described.Remove(route, out OpenApiOperation? operation))
                CompareOperation(comparison, name, endpoint, operation);
            else
                comparison.Report(name, route, "operation is missing", "openapi");
        }

        foreach (OpenApiOperation unknown in described.Values)
            comparison.Report(unknown.Node.Text("operationId") ?? unknown.Route, unknown.Route, "operation is unknown to the facts", unknown.Location);
        CompareWebhooks(comparison);
        return comparison;
    }

    private void CompareOperation(ShapeComparison comparison, string name, YamlNode endpoint, OpenApiOperation operation)
    {
        CompareParameters(comparison, name, operation, "path", endpoint.Text("pathType"));
        CompareParameters(comparison, name, operation, "query", endpoint.Text("queryType"));
        CompareBody(comparison, name, operation, "application/json", endpoint.Text("bodyType"));
        CompareBody(comparison, name, operation, "multipart/form-data", endpoint.Text("formDataType"));

        if (operation.Answers(endpoint.IsTrue("stream") ? "text/event-stream" : "application/json") is { Count: > 0 } answers)
            comparison.Compare(FactsSchema.Named(facts, endpoint.Text("responseType")!), answers, WireDirection.Answer, name, "answer");
        else
            comparison.Report(name, "answer", "answer is missing", operation.Location);
    }

    private void CompareParameters(ShapeComparison comparison, string name, OpenApiOperation operation, string place, string? factsType)
    {
        Dictionary<string, (string Document, YamlNode Node)> given = operation.Parameters
            .Where(p => string.Equals(p.Node.Text("in"), place, StringComparison.Ordinal))
            .ToDictionary(p => p.Node.Text("name")!, StringComparer.Ordinal);
        if (factsType is not null)
        {
            // A union of parameter sets comes down to the set of all names.
            foreach (WireObject form in FactsSchema.Named(facts, factsType).Shape.Objects)
            {
                foreach ((string parameter, WireMember member) in form.Members)
                {
                    if (!given.TryGetValue(parameter, out (string Document, YamlNode Node) found))
                    {
                        comparison.Report(name, place, $"parameter `{parameter}` is missing", operation.Location);
                        continue;
                    }

                    if (found.Node.IsTrue("required") != member.Required)
                    {
                        string problem = member.Required ? "is not required, but must be given" : "is required, but may be absent";
                        comparison.Report(name, place, $"parameter `{parameter}` {problem}", operation.Location);
                    }

                    JsonSchema schema = new(description.Documents, found.Document, found.Node.Get("schema")!);
                    comparison.Compare(member.Schemas[0], [schema], WireDirection.Request, name, $"{place}.{parameter}");
                }
            }
        }

        IEnumerable<string> known = factsType is null ? [] : FactsSchema.Named(facts, factsType).Shape.Objects.SelectMany(o => o.Members.Keys);
        foreach (string unknown in given.Keys.Except(known, StringComparer.Ordinal))
            comparison.Report(name, place, $"parameter `{unknown}` is unknown to the facts", operation.Location);
    }

    private void CompareBody(ShapeComparison comparison, string name, OpenApiOperation operation, string mediaType, string? factsType)
    {
        IReadOnlyList<IWireSchema> given = operation.Body(mediaType);
        if (factsType is null)
        {
            if (given.Count > 0)
                comparison.Report(name, "body", $"body of {mediaType} is unknown to the facts", operation.Location);
        }
        else if (given.Count == 0)
        {
            comparison.Report(name, "body", $"body of {mediaType} is missing", operation.Location);
        }
        else
        {
            comparison.Compare(FactsSchema.Named(facts, factsType), given, WireDirection.Request, name, "body");
        }
    }

    private void CompareWebhooks(ShapeComparison comparison)
    {
        IWireSchema[] given = [.. description.Webhooks.SelectMany(w => w.Body("application/json")).DistinctBy(s => s.Key, StringComparer.Ordinal)];
        foreach ((string name, YamlNode webhook) in facts.Get("webhookEvents").Members())
        {
            if (given.Length == 0)
                comparison.Report("webhook " + name, "event", "event is missing", "openapi");
            else
                comparison.Compare(FactsSchema.Named(facts, webhook.Text("payloadType")!), given, WireDirection.Answer, "webhook " + name, "event");
        }
    }
}
