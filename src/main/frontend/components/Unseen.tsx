import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';

/** Words for screen readers only, for controls that take their name from another element. */
export function Unseen({ id, children }: { id: string; children: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span id={id} className={styles.unseen}>
      {children}
    </span>
  );
}

const getStyles = () => ({
  unseen: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
