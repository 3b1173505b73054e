import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';

type FieldContext = { id: string; describedBy: string | undefined; invalid: boolean };

const Context = createContext<FieldContext | undefined>(undefined);

/** What an input inside a Field takes over: its id, its description and whether it is wrong. */
export function useField(): FieldContext | undefined {
  return useContext(Context);
}

/** Label above, hint or error below. The control inside is TextInput, Select or another that reads `useField`. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <Context value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(error) }}>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {children}
        {error ? (
          <span className="err" id={noteId} role="alert">
            <CircleAlert aria-hidden="true" />
            <span>{error}</span>
          </span>
        ) : (
          hint && (
            <span className="hint" id={noteId}>
              {hint}
            </span>
          )
        )}
      </div>
    </Context>
  );
}
