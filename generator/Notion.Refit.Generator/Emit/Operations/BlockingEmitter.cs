using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the blocking form of the areas: classes that call the asynchronous interfaces and wait, and what leads to them.</summary>
internal static class BlockingEmitter
{
    public static string ClassName(string tag) => $"NotionSync{tag}";

    public static string EmitArea(string tag, IReadOnlyList<Operation> operations)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.Threading", Namespaces.Blocking, Namespaces.Models);
        file.Using(operations.SelectMany(MethodSignature.Usings));
        if (operations.Any(operation => operation.Streams || PagingEmitter.IsList(operation)))
            file.Using("System.Collections.Generic");

        file.UsesDeprecated = operations.Any(MethodSignature.UsesDeprecated);
        IndentedWriter code = file.Code;
        code.Element("summary", "", $"<see cref=\"INotion{tag}\"/> with methods that block until the response has arrived.");
        code.Param(Area(tag), "The area that does the work.");
        code.Exception("ArgumentNullException", "The area is null.");
        code.Element("remarks", "", "For when to use it, see <see cref=\"NotionSyncClient\"/>.");
        code.Block($"public sealed partial class {ClassName(tag)}(INotion{tag} {Area(tag)})", () =>
        {
            code.Line($"private readonly INotion{tag} _area = {Area(tag)} ?? throw new ArgumentNullException(nameof({Area(tag)}));");
            code.Blank();
            foreach (Operation operation in operations)
            {
                EmitMethod(code, operation);
                if (PagingEmitter.IsList(operation))
                    EmitList(code, operation);
            }
        });
        return file.ToString();
    }

    public static string EmitClient(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new(Namespaces.Client);
        IndentedWriter code = file.Code;
        code.Block("public sealed partial class NotionSyncClient", () =>
        {
            foreach ((string tag, string description) in tags)
            {
                code.Summary(description);
                code.Line($"public {ClassName(tag)} {tag} => field ??= new(_client.{tag});");
                code.Blank();
            }
        });
        return file.ToString();
    }

    public static string EmitExtensions(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new(Namespaces.Client);
        IndentedWriter code = file.Code;
        code.Summary("Gets the blocking form of the client and of each area.");
        code.Element("remarks", "", "For when to use it, see <see cref=\"NotionSyncClient\"/>.");
        code.Block("public static class NotionSyncExtensions", () =>
        {
            EmitExtension(code, "INotionClient", "client", "The client.", "NotionSyncClient");
            foreach ((string tag, string _) in tags)
                EmitExtension(code, $"INotion{tag}", Area(tag), "The area.", ClassName(tag));
        });
        return file.ToString();
    }

    private static void EmitExtension(IndentedWriter code, string type, string parameter, string description, string blocking)
    {
        code.Param(parameter, description);
        code.Block($"extension({type} {parameter})", () =>
        {
            code.Summary("The same operations with methods that block until the response has arrived.");
            code.Line($"public {blocking} Sync => new({parameter});");
        });
        code.Blank();
    }

    private static void EmitMethod(IndentedWriter code, Operation operation)
    {
        IReadOnlyList<MethodParameter> parameters = MethodSignature.Parameters(operation);
        code.Line($"/// <inheritdoc cref=\"INotion{operation.Tag}.{operation.Method}Async\"/>");
        if (operation.Streams)
        {
            EmitForward(code, operation, $"IEnumerable<{TypeNames.Of(operation.Answer!)}> {operation.Method}", parameters, $"Enumerate(_area.{operation.Method}Async({Arguments(parameters)}))");
            return;
        }

        string answer = operation.Answer is { } type ? TypeNames.Of(type) : "void";
        EmitForward(code, operation, $"{answer} {operation.Method}", parameters, $"Run(() => _area.{operation.Method}Async({Arguments(parameters)}))");
    }

    private static void EmitList(IndentedWriter code, Operation operation)
    {
        IReadOnlyList<MethodParameter> parameters = PagingEmitter.Parameters(operation);
        foreach (PagingMethod method in PagingMethod.Of(operation))
        {
            code.Line($"/// <inheritdoc cref=\"{PagingEmitter.ClassName(operation.Tag)}.{PagingEmitter.Cref(operation, method)}\"/>");
            EmitForward(code, operation, $"IEnumerable<{method.ItemType}> {method.Name}", parameters, $"Enumerate(_area.{method.Name}Async({Arguments(parameters)}))");
        }
    }

    private static void EmitForward(IndentedWriter code, Operation operation, string signature, IReadOnlyList<MethodParameter> parameters, string call)
    {
        if (operation.Deprecated)
            code.Line(Deprecation.Of(operation));

        string[] declarations = [.. parameters.Select(parameter => parameter.Declaration), MethodSignature.Token];
        string oneLine = $"public {signature}({string.Join(", ", declarations)}) =>";
        if (oneLine.Length <= code.Room)
        {
            code.Line(oneLine);
        }
        else
        {
            code.Line($"public {signature}(");
            for (int i = 0; i < declarations.Length; i++)
                code.Continued(declarations[i] + (i == declarations.Length - 1 ? ") =>" : ","));
        }

        code.Continued($"BlockingCall.{call};");
        code.Blank();
    }

    private static string Arguments(IReadOnlyList<MethodParameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => parameter.Name).Append("cancellationToken"));

    private static string Area(string tag) => Names.Camel(tag);
}
