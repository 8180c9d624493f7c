using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the table of all operations.</summary>
internal static class OperationTableEmitter
{
    public static string Emit(IReadOnlyList<Operation> operations)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.Collections.Generic", "System.Diagnostics.CodeAnalysis", "System.Net.Http", "Notion.Refit.Operations");
        IndentedWriter code = file.Code;
        code.Summary("The operations of the API.");
        code.Block("public static class NotionOperations", () =>
        {
            foreach (Operation operation in operations)
            {
                code.Element("summary", "", $"<c>{operation.Verb} {XmlDoc.Escape(operation.Path)}</c>: {XmlDoc.Escape(XmlDoc.SplitSentence(operation.Description).First)}");
                code.Line($"public static NotionOperation {Names.Pascal(operation.Id)} {{ get; }} = {Creation(operation)};");
                code.Blank();
            }

            code.Summary("All operations, area by area.");
            code.Line("public static IReadOnlyList<NotionOperation> All { get; } =");
            code.Line("[");
            code.Indent(() =>
            {
                foreach (Operation operation in operations)
                    code.Line($"{Names.Pascal(operation.Id)},");
            });
            code.Line("];");
            code.Blank();
            code.Line("private static OperationMatcher Matcher { get; } = new(All);");
            code.Blank();
            EmitFind(code);
        });
        return file.ToString();
    }

    private static string Creation(Operation operation) =>
        $"new({CSharpText.Literal(operation.Id)}, HttpMethod.{Names.Pascal(operation.Verb.ToLowerInvariant())}, {CSharpText.Literal(operation.Path)}, {CSharpText.Literal(operation.Tag)}, isIdempotent: {Flag(operation.Idempotent)}, usesClientCredentials: {Flag(operation.UsesClientCredentials)}{(operation.Streams ? ", streams: true" : "")})";

    private static string Flag(bool value) => value ? "true" : "false";

    private static void EmitFind(IndentedWriter code)
    {
        code.Summary("Finds the operation of a request.");
        code.Param("method", "The verb.");
        code.Param("path", "The path, escaped; anything before `/v1/` and from a `?` on is ignored.");
        code.Param("operation", "The operation; null when no operation has this verb and path. Of two that differ only in the form of the response it is the one without a stream.");
        code.Returns("Whether there is one.");
        code.Line("public static bool TryFind(HttpMethod method, ReadOnlySpan<char> path, [NotNullWhen(true)] out NotionOperation? operation) =>");
        code.Continued("Matcher.TryFind(method, path, out operation);");
    }
}
