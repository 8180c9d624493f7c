using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Names of variables that do not meet those of the reader itself.</summary>
internal static class Locals
{
    public static string Of(string csharpName) => Names.Camel(csharpName) switch
    {
        "name" or "reader" or "writer" or "extras" or "tag" or "seen" or "given" or "single" or "content" or "one" => $"{Names.Camel(csharpName)}Value",
        var local => local,
    };
}
