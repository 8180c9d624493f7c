namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the files that list all areas: the generated halves of the client and its interface, the interface for Refit, and the list that registration enumerates.</summary>
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

    public static string EmitApi(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System.Net.Http");
        IndentedWriter code = file.Code;
        code.Summary("All areas as one interface, of which Refit generates one client.");
        code.Line("internal interface INotionApi :");
        for (int i = 0; i < tags.Count; i++)
            code.Line($"    INotion{tags[i].Key}{(i < tags.Count - 1 ? "," : "")}");
        code.Open();
        code.Summary("The client that sends the requests.");
        code.Line("HttpClient Client { get; }");
        code.Close();
        return file.ToString();
    }

    public static string EmitAreas(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("Notion.Refit.Calls");
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
