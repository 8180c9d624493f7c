using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Writes how the address of a request comes about.</summary>
internal static class UriEmitter
{
    // Enough for the path of every described operation with its ids and a cursor; what is longer moves to pooled memory.
    private const int StackBuffer = 256;

    public static void EmitField(CodeWriter writer, MethodModel method)
    {
        string text = string.Concat(method.UriParts.Select(static (part, index) =>
            part.Kind == UriPartKind.QueryLiteral ? (IsFirstQuery(index) ? "?" : "&") + part.Text : part.Text));

        writer.Line($"private static readonly Uri {method.UriField} = new({Literal.Of(text)}, UriKind.Relative);");

        // An address without arguments is one piece of path and at most the pieces of a literal query.
        static bool IsFirstQuery(int index) => index == 1;
    }

    public static void EmitBuilder(CodeWriter writer, MethodModel method)
    {
        string uri = method.Locals.Uri;
        writer.Line($"var {uri} = new RequestUriBuilder(stackalloc char[{StackBuffer}]);");

        foreach (UriPart part in method.UriParts)
            writer.Line($"{uri}.{Append(part)};");

        writer.Line();
    }

    private static string Append(UriPart part)
    {
        string format = part.Format is null ? "" : $", {Literal.Of(part.Format)}";
        string name = Literal.Of(part.Text);

        return part.Kind switch
        {
            UriPartKind.PathValue => $"AppendPath({part.Value}, nameof({part.Parameter}){format})",
            UriPartKind.PathRest => $"AppendPathRest({part.Value}, nameof({part.Parameter}))",
            UriPartKind.QueryLiteral => $"AppendQueryLiteral({name})",
            UriPartKind.QueryValue => $"AppendQuery({name}, {part.Value}{format})",
            UriPartKind.QueryEach => $"AppendQueryEach({name}, {part.Value}{format})",
            UriPartKind.QueryJoined => $"AppendQueryJoined({name}, {part.Value}, {Literal.Of(part.Separator)}{format})",
            _ => $"AppendLiteral({name})",
        };
    }
}
