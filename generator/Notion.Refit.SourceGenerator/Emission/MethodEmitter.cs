using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Writes a method: guards, address, request, headers, body, call.</summary>
internal static class MethodEmitter
{
    public static void Emit(CodeWriter writer, MethodModel method, string transport)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public {method.ReturnType} {method.Name}({string.Join(", ", method.Parameters)})");

        foreach (string parameter in method.Required)
            writer.Line($"ArgumentNullException.ThrowIfNull({parameter});");

        if (method.Required.Count > 0)
            writer.Line();

        if (method.UriField is null)
            UriEmitter.EmitBuilder(writer, method);

        string uri = method.UriField ?? $"{method.Locals.Uri}.ToUri()";
        writer.Line($"var {method.Locals.Message} = new RestRequest(HttpMethod.{method.Verb}, {uri}, {Literal.Of(method.Route)});");

        // Headers come before the body: they may throw, and a body that is written holds pooled memory.
        HeaderEmitter.Emit(writer, method, contentHeaders: false);
        OptionEmitter.Emit(writer, method);
        ContentEmitter.Emit(writer, method, transport);
        HeaderEmitter.Emit(writer, method, contentHeaders: true);

        writer.Line($"return {Call(method, transport)};");
        writer.Close();
    }

    private static string Call(MethodModel method, string transport)
    {
        string name = method.Result.Kind switch
        {
            ResultKind.Text => "SendForTextAsync",
            ResultKind.Response => "SendForResponseAsync",
            ResultKind.Model => $"SendAsync<{method.Result.Type}>",
            _ => "SendAsync",
        };

        string call = $"{transport}.{name}({method.Locals.Message}, {method.CancellationToken ?? "default"})";
        return method.Result.IsValueTask ? $"new({call})" : call;
    }
}
