using Notion.Refit.Description.Tests.Reading;
using Notion.Refit.Description.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests;

/// <summary>Compares the description with the structure of the official document, for the operations that both have.</summary>
internal sealed class OfficialParity(OpenApiDocument description, OpenApiDocument official)
{
    /// <summary>Walks everything.</summary>
    public ShapeComparison Compare(bool limitsOnly)
    {
        ShapeComparison comparison = new() { LimitsOnly = limitsOnly };
        Dictionary<string, OpenApiOperation> described = description.Operations.ToDictionary(o => o.Route, StringComparer.Ordinal);
        foreach (OpenApiOperation operation in official.Operations)
        {
            // Missing operations are the business of the comparison with the facts.
            if (described.TryGetValue(operation.Route, out OpenApiOperation? mine))
                CompareOperation(comparison, mine.Node.Text("operationId") ?? mine.Route, operation, mine);
        }

        return comparison;
    }

    private void CompareOperation(ShapeComparison comparison, string name, OpenApiOperation theirs, OpenApiOperation mine)
    {
        foreach ((string document, YamlNode parameter) in theirs.Parameters)
        {
            (string Document, YamlNode Node)[] found =
            [
                .. mine.Parameters.Where(p => string.Equals(p.Node.Text("name"), parameter.Text("name"), StringComparison.Ordinal)),
            ];
            if (found.Length > 0)
            {
                JsonSchema fact = new(official.Documents, document, parameter.Get("schema")!);
                JsonSchema given = new(description.Documents, found[0].Document, found[0].Node.Get("schema")!);
                comparison.Compare(fact, [given], WireDirection.Request, name, $"{parameter.Text("in")}.{parameter.Text("name")}");
            }
        }

        foreach (string mediaType in (string[])["application/json", "multipart/form-data"])
        {
            if (theirs.Body(mediaType) is [{ } fact] && mine.Body(mediaType) is { Count: > 0 } given)
                comparison.Compare(fact, given, WireDirection.Request, name, "body");
        }

        if (theirs.Answers() is { Count: > 0 } answers)
        {
            foreach (IWireSchema answer in answers)
                comparison.Compare(answer, mine.Answers(), WireDirection.Answer, name, "answer");
        }
    }
}
