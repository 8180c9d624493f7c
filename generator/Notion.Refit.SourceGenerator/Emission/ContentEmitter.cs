using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Writes the body of a request.</summary>
internal static class ContentEmitter
{
    public static void Emit(CodeWriter writer, MethodModel method, string transport)
    {
        if (method.Body is not { } body)
            return;

        if (body.Single is { } single)
        {
            string content = Content(single, transport);
            string value = single.MayBeNull && single.Kind != ContentKind.HttpContent
                ? $"{single.Value} is null ? null : {content}"
                : content;

            writer.Line($"{method.Locals.Message}.Content = {value};");
            return;
        }

        string form = method.Locals.Content;
        string boundary = body.Boundary is null ? "" : Literal.Of(body.Boundary);
        writer.Line();
        writer.Line($"var {form} = new MultipartFormDataContent({boundary});");
        writer.Line($"{method.Locals.Message}.Content = {form};");

        for (int i = 0; i < body.Parts.Count; i++)
        {
            // Conditions stand by themselves.
            if (i > 0 && (body.Parts[i].Content.MayBeNull || body.Parts[i - 1].Content.MayBeNull))
                writer.Line();

            Emit(writer, body.Parts[i], form, transport);
        }

        writer.Line();
    }

    private static void Emit(CodeWriter writer, PartModel part, string form, string transport)
    {
        string fileName = part.FileName is null ? "" : $", {Literal.Of(part.FileName)}";
        string add = $"{form}.Add({Content(part.Content, transport)}, {Literal.Of(part.Name)}{fileName});";

        if (!part.Content.MayBeNull)
        {
            writer.Line(add);
            return;
        }

        writer.Line($"if ({part.Content.Value} is not null)");
        writer.Indented(add);
    }

    private static string Content(ContentModel content, string transport) => content.Kind switch
    {
        ContentKind.Model => $"{transport}.CreateContent({content.Value})",
        ContentKind.Stream => $"new CallerStreamContent({content.Value})",
        ContentKind.Bytes => $"new ByteArrayContent({content.Value})",
        ContentKind.Text => $"new StringContent({content.Text}!)",
        _ => content.Value,
    };
}
