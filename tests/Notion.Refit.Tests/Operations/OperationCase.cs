namespace Notion.Refit.Tests.Operations;

/// <summary>One call of an operation: what it has to send, what it gets, and what it has to make of that. All of it is written by hand.</summary>
internal sealed class OperationCase
{
    private OperationCase()
    {
    }

    /// <summary>The name of the operation in the description.</summary>
    public required string Operation { get; init; }

    /// <summary>What is special about this call.</summary>
    public required string? Name { get; init; }

    /// <summary>Verb and full address.</summary>
    public required string Request { get; init; }

    /// <summary>The JSON that is sent, member by member in this order; null where there is none.</summary>
    public required string? Body { get; init; }

    /// <summary>A look at a body that is no JSON.</summary>
    public required Action<SentRequest>? CheckBody { get; init; }

    public required string Answer { get; init; }

    public required Func<INotionClient, CancellationToken, Task<object>> Call { get; init; }

    public required Action<object> Check { get; init; }

    public static OperationCase Of<T>(
        string operation,
        string request,
        Func<INotionClient, CancellationToken, Task<T>> call,
        string answer,
        Action<T> check,
        string? body = null,
        string? name = null,
        Action<SentRequest>? checkBody = null)
        where T : class => new()
        {
            Operation = operation,
            Name = name,
            Request = request,
            Body = body,
            CheckBody = checkBody,
            Answer = answer,
            Call = async (notion, cancellationToken) => await call(notion, cancellationToken),
            Check = answered => check((T)answered),
        };

    public override string ToString() => Name is null ? Operation : $"{Operation}, {Name}";
}
