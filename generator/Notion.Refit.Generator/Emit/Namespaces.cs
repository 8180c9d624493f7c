namespace Notion.Refit.Generator.Emit;

/// <summary>The namespaces of what is written and of what it uses.</summary>
internal static class Namespaces
{
    /// <summary>Interfaces, ids, operations.</summary>
    public const string Client = "Notion.Refit";

    /// <summary>The namespace of the models.</summary>
    public const string Models = "Notion.Refit.Models";

    /// <summary>The namespace of the readers and writers.</summary>
    public const string Json = "Notion.Refit.Json";

    public const string Paging = "Notion.Refit.Paging";

    public const string Blocking = "Notion.Refit.Blocking";

    /// <summary>The usings of every model.</summary>
    public static readonly string[] OfModels = ["System", "System.Text.Json", "System.Text.Json.Serialization", Json];
}
