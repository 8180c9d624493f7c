using Microsoft.CodeAnalysis;
using Notion.Refit.SourceGenerator.Diagnostics;
using Notion.Refit.SourceGenerator.Model;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Reads what a method gives back.</summary>
internal static class ResultParser
{
    public static ResultModel? Parse(IMethodSymbol method, HttpVerb verb, TypeNames names, DiagnosticBag diagnostics, Location? place)
    {
        ResultModel? Refuse(string problem)
        {
            diagnostics.Add(DiagnosticDescriptors.UnsupportedReturn, place, method.Name, method.ReturnType.ToDisplayString(), problem);
            return null;
        }

        bool isValueTask = method.ReturnType.Is("System.Threading.Tasks.ValueTask");
        if (!isValueTask && !method.ReturnType.Is("System.Threading.Tasks.Task"))
            return Refuse("a request is asynchronous; return a Task or a ValueTask");

        if (((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault() is not { } result)
            return new(ResultKind.Nothing, Type: null, isValueTask);

        if (result.MayBeNull())
            return Refuse("an answer is never null");

        if (result.Is("System.Net.Http.HttpResponseMessage"))
            return new(ResultKind.Response, Type: null, isValueTask);

        bool isText = result.SpecialType == SpecialType.System_String;
        if (!isText && !result.IsModel())
            return Refuse("a result is a model (INotionModel<T>), text or HttpResponseMessage");

        if (verb.Name is "Head")
            return Refuse("an answer to HEAD has no body; return HttpResponseMessage");

        return isText
            ? new(ResultKind.Text, Type: null, isValueTask)
            : new(ResultKind.Model, names.Write(result), isValueTask);
    }
}
