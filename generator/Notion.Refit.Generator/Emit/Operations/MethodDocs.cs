using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the documentation of the methods of an operation.</summary>
internal static class MethodDocs
{
    public static void Emit(IndentedWriter code, Operation operation, IReadOnlyList<MethodParameter> parameters)
    {
        (string summary, string others) = XmlDoc.SplitSentence(operation.Description);
        code.Summary(summary);
        EmitParameters(code, parameters);
        if (operation.Answer is not null)
            code.Returns(operation.AnswerDescription);
        EmitExceptions(code);
        if (operation.Streams)
            code.Exception("NotionStreamException", "The stream broke off before its end, or an event cannot be read.");
        if (operation.OtherAnswers.Count > 0)
            code.Exception("NotionAsyncTaskException", "The request allowed an asynchronous response, and Notion returned a task to wait for.");
        EmitRemarks(code, operation, others);
    }

    public static void EmitParameters(IndentedWriter code, IReadOnlyList<MethodParameter> parameters)
    {
        foreach (MethodParameter parameter in parameters)
            code.Param(parameter.Name, parameter.Description);
        code.Param("cancellationToken", "Cancels the request.");
    }

    public static void EmitExceptions(IndentedWriter code)
    {
        code.Exception("NotionApiException", "Notion refused the request; the code gives the reason.");
        code.Exception("NotionException", "The request failed for another reason: no connection, no response in time, or a response that is not Notion's.");
    }

    public static void EmitRemarks(IndentedWriter code, Operation operation, string text)
    {
        string link = operation.DocsUrl is { } url ? $"See <see href=\"{XmlDoc.Escape(url)}\">Notion's reference</see>." : "";
        string others = string.Join(' ', operation.OtherAnswers.Select(other => $"Where the response is a <see cref=\"{TypeNames.Of(other.Value)}\"/>, request it with <see cref=\"INotionClient.SendAsync{{T}}\"/>."));
        string result = operation.TaskResult is { } type ? $"The result of the task is a <see cref=\"{TypeNames.Of(type)}\"/>." : "";
        string xml = string.Join(' ', ((string[])[XmlDoc.Escape(text), result, others, link]).Where(part => part.Length > 0));
        if (xml.Length > 0)
            code.Element("remarks", "", xml);
    }
}
