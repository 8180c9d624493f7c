using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes which models travel in an operation. Apart from the table of operations, which would keep all models in a trimmed app.</summary>
internal static class OperationModelsEmitter
{
    public static string Emit(IReadOnlyList<Operation> operations)
    {
        CodeFile file = new CodeFile(Namespaces.Client).Using("System", Namespaces.Json, Namespaces.Models);
        IndentedWriter code = file.Code;
        code.Summary("The models in the bodies of each operation: for tools that handle requests and responses without knowing the operation.");
        code.Remarks("Using this class keeps the readers and writers of all models in a trimmed app.");
        code.Block("public static class NotionOperationModels", () =>
        {
            EmitAnswer(code, operations);
            code.Blank();
            EmitRequest(code, operations);
        });
        return file.ToString();
    }

    private static void EmitAnswer(IndentedWriter code, IReadOnlyList<Operation> operations)
    {
        code.Summary("Returns the model of a successful response.");
        code.Param("operation", "The operation.");
        code.Param("status", "The status of the response: some operations return another model with 202.");
        code.Returns("The model; null when the response has no body.");
        code.Line("public static NotionModelCodec? Response(NotionOperation operation, int status = 200)");
        EmitSwitch(code, operations, Answers);
    }

    private static void EmitRequest(IndentedWriter code, IReadOnlyList<Operation> operations)
    {
        code.Summary("Returns the model of a request.");
        code.Param("operation", "The operation.");
        code.Returns("The model of the body; null when there is none, or one that is not JSON.");
        code.Line("public static NotionModelCodec? Request(NotionOperation operation)");
        EmitSwitch(code, operations, operation => operation.Body is { } body ? [("", body.Type)] : []);
    }

    private static IEnumerable<(string Condition, TypeRef Type)> Answers(Operation operation)
    {
        foreach ((string status, TypeRef type) in operation.OtherAnswers)
            yield return ($" when status == {status}", type);
        if (operation.Answer is { } answer)
            yield return ("", answer);
    }

    private static void EmitSwitch(IndentedWriter code, IReadOnlyList<Operation> operations, Func<Operation, IEnumerable<(string Condition, TypeRef Type)>> models)
    {
        code.Open();
        code.Line("ArgumentNullException.ThrowIfNull(operation);");
        code.Line("return operation.Id switch");
        code.Open();
        foreach (Operation operation in operations)
        {
            foreach ((string condition, TypeRef type) in models(operation))
                code.Line($"{CSharpText.Literal(operation.Id)}{condition} => NotionModelCodec<{TypeNames.Of(type)}>.Instance,");
        }

        code.Line("_ => null,");
        code.Close(";");
        code.Close();
    }
}
