using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the registration of the models that travel as bodies, so that the content serializer finds their readers and writers without reflection.</summary>
internal static class BodiesEmitter
{
    public static string Emit(IReadOnlyList<Operation> operations)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("Notion.Refit.Http", Namespaces.Models);
        IndentedWriter code = file.Code;
        code.Summary("The models that travel as bodies of requests and responses.");
        code.Block("internal static class NotionBodies", () =>
        {
            code.Summary("Registers the readers of all responses and the writers of all requests.");
            code.Block("public static void Register()", () =>
            {
                foreach (string type in Types(operations.Select(operation => operation.Answer)))
                    code.Line($"BodyReader.Register<{type}>();");
                code.Blank();
                foreach (string type in Types(operations.Select(operation => operation.Body?.Type)))
                    code.Line($"BodyWriter.Register<{type}>();");
            });
        });
        return file.ToString();
    }

    private static IEnumerable<string> Types(IEnumerable<TypeRef?> types) =>
        types.OfType<TypeRef>().Select(type => TypeNames.Of(type)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
