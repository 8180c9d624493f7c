using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the Refit interface of an area.</summary>
internal static class InterfaceEmitter
{
    public static string Emit(string tag, string description, IReadOnlyList<Operation> operations)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.Threading", "System.Threading.Tasks", Namespaces.Models, "Refit");
        file.Using(operations.SelectMany(MethodSignature.Usings));
        file.UsesDeprecated = operations.Any(MethodSignature.UsesDeprecated);
        IndentedWriter code = file.Code;
        code.Summary(description);
        code.Block($"public interface INotion{tag}", () =>
        {
            foreach (Operation operation in operations)
            {
                EmitMethod(code, operation);
                code.Blank();
            }
        });
        return file.ToString();
    }

    private static void EmitMethod(IndentedWriter code, Operation operation)
    {
        IReadOnlyList<MethodParameter> parameters = MethodSignature.Parameters(operation);
        MethodDocs.Emit(code, operation, parameters);
        if (operation.Deprecated)
            code.Line(Deprecation.Of(operation));
        if (operation.Parts.Count > 0)
            code.Line("[Multipart]");
        if (operation.Streams)
            code.Line("[Headers(\"Accept: text/event-stream\")]");
        code.Line($"[{Names.Pascal(operation.Verb.ToLowerInvariant())}({CSharpText.Literal(operation.Path)})]");

        string start = $"{MethodSignature.Answer(operation)} {operation.Method}Async(";
        IEnumerable<string> declarations = [.. parameters.Select(parameter => parameter.Attributes + parameter.Declaration), MethodSignature.Token];
        string oneLine = $"{start}{string.Join(", ", declarations)});";
        if (oneLine.Length <= code.Room)
        {
            code.Line(oneLine);
            return;
        }

        code.Line(start);
        string[] lines = [.. declarations];
        for (int i = 0; i < lines.Length; i++)
            code.Continued(lines[i] + (i == lines.Length - 1 ? ");" : ","));
    }
}
