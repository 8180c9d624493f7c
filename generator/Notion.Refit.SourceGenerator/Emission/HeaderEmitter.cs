using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Writes the headers of a request.</summary>
internal static class HeaderEmitter
{
    public static void Emit(CodeWriter writer, MethodModel method, bool contentHeaders)
    {
        HeaderModel[] headers = [.. method.Headers.Where(header => header.IsContentHeader == contentHeaders)];
        if (headers.Length == 0)
            return;

        string message = method.Locals.Message;
        string target = contentHeaders ? $"{message}.Content.Headers" : $"{message}.Headers";

        // A body that is missing has no headers.
        bool conditional = contentHeaders && method.Body is { MayBeMissing: true };
        if (conditional)
        {
            writer.Line();
            writer.Open($"if ({message}.Content is not null)");
        }

        foreach (HeaderModel header in headers)
            Emit(writer, header, target);

        if (conditional)
        {
            writer.Close();
            writer.Line();
        }
    }

    private static void Emit(CodeWriter writer, HeaderModel header, string target)
    {
        string name = Literal.Of(header.Name);

        if (header.Text is { } text)
        {
            if (header.IsContentHeader)
                writer.Line($"{target}.Remove({name});");

            writer.Line($"{target}.TryAddWithoutValidation({name}, {Literal.Of(text)});");
            return;
        }

        string scheme = header.Scheme is null ? "" : $", {Literal.Of(header.Scheme + " ")}";
        writer.Line($"RequestHeader.Set({target}, {name}, {header.Value}, nameof({header.Parameter}){scheme});");
    }
}
