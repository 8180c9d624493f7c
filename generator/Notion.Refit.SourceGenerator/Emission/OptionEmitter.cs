using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Emission;

/// <summary>Writes the options of a request.</summary>
internal static class OptionEmitter
{
    public static void Emit(CodeWriter writer, MethodModel method)
    {
        foreach (OptionModel option in method.Options)
            writer.Line($"{method.Locals.Message}.Options.Set(new HttpRequestOptionsKey<{option.Type}>({Literal.Of(option.Key)}), {option.Value});");
    }
}
