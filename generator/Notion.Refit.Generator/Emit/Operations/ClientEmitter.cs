namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the lists of all areas: the generated halves of the client and of its interface, and the list that registration enumerates.</summary>
internal static class ClientEmitter
{
    public static string EmitInterface(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new(Namespaces.Client);
        IndentedWriter code = file.Code;
        code.Block("public partial interface INotionClient", () =>
        {
            foreach ((string tag, string description) in tags)
            {
                code.Summary(description);
                code.Line($"INotion{tag} {tag} {{ get; }}");
                code.Blank();
            }
        });
        return file.ToString();
    }

    public static string EmitClient(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new(Namespaces.Client);
        IndentedWriter code = file.Code;
        code.Block("public sealed partial class NotionClient", () =>
        {
            foreach ((string tag, string _) in tags)
            {
                code.Inherit();
                code.Line($"public INotion{tag} {tag} => field ??= _areas.Get<INotion{tag}>();");
                code.Blank();
            }
        });
        return file.ToString();
    }

    public static string EmitAreas(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new(Namespaces.Client);
        IndentedWriter code = file.Code;
        code.Summary("All areas of the API.");
        code.Block("internal static class NotionAreas", () =>
        {
            code.Summary("Visits the interface of each area.");
            code.Block("public static void Accept(IAreaVisitor visitor)", () =>
            {
                foreach ((string tag, string _) in tags)
                    code.Line($"visitor.Visit<INotion{tag}>();");
            });
        });
        return file.ToString();
    }
}
